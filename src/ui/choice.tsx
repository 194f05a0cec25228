import { type ReactNode, useId } from 'react';
import { describe, FieldError, type FieldNotes, Hint } from './field.tsx';
import './tick.css';

export type ChoiceOption<Value extends string> = {
  readonly value: Value;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly disabled?: boolean | undefined;
};

export type ChoiceProps<Value extends string> = FieldNotes & {
  readonly label: ReactNode;
  readonly options: readonly ChoiceOption<Value>[];
  /** `undefined` while nothing is chosen. */
  readonly value: Value | undefined;
  readonly onChange: (value: Value) => void;
};

/** One of a few: radio buttons, each with the room to say what it means. */
export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { label, options, value, onChange, hint, error } = props;
  const id = useId();
  return (
    <fieldset
      className="ui-choice"
      aria-describedby={describe(id, { hint, error })['aria-describedby']}
    >
      <legend className="ui-label">{label}</legend>
      <Hint id={id} hint={hint} />
      {options.map((option) => {
        const own = `${id}${option.value}`;
        return (
          <div className="ui-tick ui-tick-boxed" key={option.value}>
            <input
              type="radio"
              id={own}
              name={id}
              checked={option.value === value}
              disabled={option.disabled}
              {...describe(own, option)}
              onChange={() => onChange(option.value)}
            />
            <label htmlFor={own}>{option.label}</label>
            <Hint id={own} hint={option.hint} />
          </div>
        );
      })}
      <FieldError id={id} error={error} />
    </fieldset>
  );
}
