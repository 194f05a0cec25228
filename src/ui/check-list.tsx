import type { ReactNode } from 'react';
import { Mark } from './mark.tsx';
import './check-list.css';

export type CheckTone = 'done' | 'waiting' | 'alert' | 'quiet' | 'ahead';

export type Check = {
  readonly id: string;
  readonly tone: CheckTone;
  /** The tone in words, for everyone: never colour alone. */
  readonly toneLabel: string;
  readonly title: ReactNode;
  /** What there is to say about it, or to do. */
  readonly children?: ReactNode;
};

export type CheckListProps = { readonly label: string; readonly checks: readonly Check[] };

/** What was looked at, and how each of it stands. */
export function CheckList({ label, checks }: CheckListProps) {
  return (
    <ul className="ui-checks" aria-label={label}>
      {checks.map(({ id, tone, toneLabel, title, children }) => (
        <li key={id} className={`ui-tone-${tone}`}>
          <Mark tone={tone} />
          <p className="ui-check-title">
            <span>{title}</span> <span className="ui-check-tone">{toneLabel}</span>
          </p>
          {children === undefined || children === null ? null : (
            <div className="ui-check-body">{children}</div>
          )}
        </li>
      ))}
    </ul>
  );
}
