import type { ReactNode } from 'react';
import { Mark } from './mark.tsx';

export type OutcomeTone = 'done' | 'waiting' | 'alert' | 'quiet' | 'ahead';

export type OutcomeMarkProps = { readonly tone: OutcomeTone; readonly label: ReactNode };

/** How one thing ended, in a row: the sign and the words. */
export function OutcomeMark({ tone, label }: OutcomeMarkProps) {
  return (
    <span className="ui-outcome">
      <Mark tone={tone} />
      <span>{label}</span>
    </span>
  );
}
