import type { ReactNode } from 'react';
import { Symbol as Sign, type Tone } from './symbol.tsx';
import './notice.css';

export type NoticeProps = {
  readonly tone: Exclude<Tone, 'ahead' | 'quiet'>;
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** Said aloud when it appears. */
  readonly live?: 'polite' | 'assertive';
};

export function Notice({ tone, title, children, actions, live }: NoticeProps) {
  const role = live === undefined ? {} : { role: live === 'assertive' ? 'alert' : 'status' };
  return (
    <div className={`notice tone-${tone}`} {...role}>
      <Sign tone={tone} />
      <div className="notice-text">
        <p className="notice-title">{title}</p>
        {children}
        {actions === undefined ? null : <div className="cluster">{actions}</div>}
      </div>
    </div>
  );
}
