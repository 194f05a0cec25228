import {
  type HTMLInputAutoCompleteAttribute,
  type InputHTMLAttributes,
  type Ref,
  useId,
} from 'react';
import { describe, FieldError, type FieldNotes, Hint } from './field.tsx';

export type TextFieldProps = FieldNotes & {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: (() => void) | undefined;
  readonly name?: string | undefined;
  readonly type?: 'text' | 'url' | 'email' | undefined;
  readonly autoComplete?: HTMLInputAutoCompleteAttribute | undefined;
  readonly inputMode?: InputHTMLAttributes<HTMLInputElement>['inputMode'] | undefined;
  readonly placeholder?: string | undefined;
  readonly spellCheck?: boolean | undefined;
  readonly maxLength?: number | undefined;
  readonly required?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly ref?: Ref<HTMLInputElement> | undefined;
};

/** One line of text. Made for addresses: nothing corrects or capitalises what is typed. */
export function TextField(props: TextFieldProps) {
  const { label, hint, error, onChange, spellCheck = false, ...input } = props;
  const id = useId();
  return (
    <div className="ui-field">
      <label className="ui-label" htmlFor={id}>
        {label}
      </label>
      <Hint id={id} hint={hint} />
      <input
        type="text"
        autoComplete="off"
        {...input}
        id={id}
        className="ui-input"
        spellCheck={spellCheck}
        autoCapitalize="none"
        autoCorrect="off"
        {...describe(id, { hint, error })}
        onChange={(event) => onChange(event.target.value)}
      />
      <FieldError id={id} error={error} />
    </div>
  );
}
