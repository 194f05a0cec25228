import type { ReactNode } from 'react';
import { Mark, type MarkTone } from './mark.tsx';
import './legend.css';

export type LegendEntry = {
  readonly id: string;
  readonly tone: MarkTone;
  readonly words: ReactNode;
};

/** The legend of the map: few signs, and what each of them means here. */
export function Legend({ entries }: { readonly entries: readonly LegendEntry[] }) {
  return (
    <ul className="ui-legend">
      {entries.map(({ id, tone, words }) => (
        <li key={id}>
          <Mark tone={tone} />
          <span>{words}</span>
        </li>
      ))}
    </ul>
  );
}
