import { type ReactNode, useId } from 'react';
import { Mark, type MarkTone } from './mark.tsx';
import './tally.css';

export type TallyEntry = {
  readonly id: string;
  readonly tone: MarkTone;
  /** In small letters: it stands in sentences too. */
  readonly name: ReactNode;
  /** Already formatted for the person's language. */
  readonly value?: ReactNode;
  /** The tone in words, for everyone: never colour alone. */
  readonly word: ReactNode;
  /** The number says it to the eye, the mark beside it; the word is then for those who listen. */
  readonly wordHidden?: boolean;
};

export type TallyGroup = {
  readonly id: string;
  readonly title: ReactNode;
  readonly entries: readonly TallyEntry[];
};

/** How much there is of what: short ledgers beside each other, or below on a narrow screen. */
export function Tally({ groups }: { readonly groups: readonly TallyGroup[] }) {
  return (
    <div className="ui-tally">
      {groups.map((group) => (
        <Ledger key={group.id} group={group} />
      ))}
    </div>
  );
}

function Ledger({ group }: { readonly group: TallyGroup }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{group.title}</h3>
      <ul>
        {group.entries.map(({ id, tone, name, value, word, wordHidden = false }) => (
          <li key={id} className={`ui-tone-${tone}`}>
            <Mark tone={tone} />
            <span className="ui-tally-name">{name}</span>{' '}
            <span className="ui-tally-value">
              {value === undefined ? null : <strong>{value}</strong>}{' '}
              <span className={wordHidden ? 'hidden' : undefined}>{word}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
