import type { ReactNode } from 'react';
import { Mark } from './mark.tsx';
import type { OutcomeTone } from './outcome-mark.tsx';
import './figures.css';

export type Figure = {
  readonly id: string;
  readonly label: ReactNode;
  /** Already formatted for the person's language. */
  readonly value: ReactNode;
  readonly note?: ReactNode;
  readonly tone?: OutcomeTone | undefined;
};

export type FiguresProps = { readonly figures: readonly Figure[] };

/** Numbers worth looking at, side by side, in figures of one width. */
export function Figures({ figures }: FiguresProps) {
  return (
    <dl className="ui-figures">
      {figures.map(({ id, label, value, note, tone }) => (
        <div key={id}>
          <dt>
            {tone === undefined ? null : <Mark tone={tone} />}
            {label}
          </dt>
          <dd>{value}</dd>
          {note === undefined ? null : <dd className="ui-figures-note">{note}</dd>}
        </div>
      ))}
    </dl>
  );
}
