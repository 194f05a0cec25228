import type { ReactNode } from 'react';
import { Mark } from './mark.tsx';
import './notice.css';

export type NoticeTone = 'info' | 'done' | 'waiting' | 'alert';

export type NoticeProps = {
  readonly tone: NoticeTone;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** Said aloud: politely its title, whenever that changes; urgently all of it, when it appears. */
  readonly live?: 'polite' | 'assertive' | undefined;
};

export function Notice({ tone, title, children, actions, live }: NoticeProps) {
  return (
    <div className={`ui-notice ui-tone-${tone}`} role={live === 'assertive' ? 'alert' : undefined}>
      <Mark tone={tone} />
      <div className="ui-notice-body">
        <p className="ui-notice-title" role={live === 'polite' ? 'status' : undefined}>
          {title}
        </p>
        {children}
        {actions === undefined ? null : <div className="cluster">{actions}</div>}
      </div>
    </div>
  );
}
