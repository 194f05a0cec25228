import type { ReactNode } from 'react';
import { Checkbox } from './checkbox.tsx';
import './choice.css';
import './consequences.css';
import './field.css';

export type Consequence = {
  readonly id: string;
  readonly words: ReactNode;
  readonly checked: boolean;
};

export type ConsequencesProps = {
  readonly legend: ReactNode;
  readonly entries: readonly Consequence[];
  readonly onChange: (id: string, checked: boolean) => void;
};

/** What cannot be undone, to be acknowledged one by one: there is no box that ticks them all. */
export function Consequences({ legend, entries, onChange }: ConsequencesProps) {
  return (
    <fieldset className="ui-consequences">
      <legend className="ui-label">{legend}</legend>
      <ul>
        {entries.map(({ id, words, checked }) => (
          <li key={id}>
            <Checkbox checked={checked} onChange={(next) => onChange(id, next)}>
              {words}
            </Checkbox>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
