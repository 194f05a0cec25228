import {
  type HTMLInputAutoCompleteAttribute,
  type InputHTMLAttributes,
  type ReactNode,
  useId,
} from 'react';
import './field.css';

export type TextFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: ReactNode;
  /** What is known of the value; stands where the hint stood, so that nothing moves. */
  readonly answer?: ReactNode;
  /** What is wrong and how to put it right; makes the field invalid. */
  readonly error?: ReactNode;
  readonly autoComplete?: HTMLInputAutoCompleteAttribute | undefined;
  readonly inputMode?: InputHTMLAttributes<HTMLInputElement>['inputMode'] | undefined;
  readonly maxLength?: number | undefined;
};

/** One line of text. Made for addresses: nothing corrects or capitalises what is typed. */
export function TextField(props: TextFieldProps) {
  const { label, hint, answer, error, onChange, ...input } = props;
  const id = useId();
  const wrong = error !== undefined && error !== null;
  return (
    <div className="ui-field">
      <label className="ui-label" htmlFor={id}>
        {label}
      </label>
      <input
        type="text"
        autoComplete="off"
        {...input}
        id={id}
        className="ui-input"
        spellCheck={false}
        autoCapitalize="none"
        autoCorrect="off"
        aria-describedby={`${id}-below`}
        aria-invalid={wrong || undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      <div className="ui-field-below" id={`${id}-below`} aria-live="polite">
        {wrong ? (
          <p className="ui-field-error">{error}</p>
        ) : (
          (answer ?? <p className="ui-hint">{hint}</p>)
        )}
      </div>
    </div>
  );
}
