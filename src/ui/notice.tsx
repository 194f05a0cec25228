import type { ReactNode } from 'react';
import { Mark } from './mark.tsx';
import './notice.css';

export type NoticeTone = 'info' | 'done' | 'waiting' | 'alert';

export type NoticeProps = {
  readonly tone: NoticeTone;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** Said aloud when it appears. */
  readonly live?: 'polite' | 'assertive' | undefined;
};

const ROLES = { polite: 'status', assertive: 'alert' } as const;

export function Notice({ tone, title, children, actions, live }: NoticeProps) {
  return (
    <div className={`ui-notice ui-tone-${tone}`} role={live && ROLES[live]}>
      <Mark tone={tone} />
      <div className="ui-notice-body">
        <p className="ui-notice-title">{title}</p>
        {children}
        {actions === undefined ? null : <div className="cluster">{actions}</div>}
      </div>
    </div>
  );
}
