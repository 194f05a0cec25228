import type { ReactNode } from 'react';
import { Mark } from './mark.tsx';
import type { OutcomeTone } from './outcome-mark.tsx';
import './toolbar.css';

export type FilterOption<Id extends string> = {
  readonly id: Id;
  readonly label: ReactNode;
  /** Already formatted for the person's language. */
  readonly count?: ReactNode;
  readonly tone?: OutcomeTone | undefined;
};

export type FilterChipsProps<Id extends string> = {
  readonly label: string;
  readonly options: readonly FilterOption<Id>[];
  readonly value: Id;
  readonly onChange: (id: Id) => void;
};

export function FilterChips<Id extends string>(props: FilterChipsProps<Id>) {
  const { label, options, value, onChange } = props;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields; these are buttons
    <div className="ui-chips" role="group" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.id}
          type="button"
          aria-pressed={option.id === value}
          onClick={() => onChange(option.id)}
        >
          {option.tone === undefined ? null : <Mark tone={option.tone} />}
          <span>{option.label}</span>
          {option.count === undefined ? null : (
            <span className="ui-chips-count">{option.count}</span>
          )}
        </button>
      ))}
    </div>
  );
}
