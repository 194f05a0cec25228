import { type ReactNode, useId } from 'react';
import { describe, Hint } from './field.tsx';
import './tick.css';

export type CheckboxProps = {
  readonly label: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly hint?: ReactNode;
  /** Some but not all of what hangs below it. */
  readonly mixed?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  /** In a table the row already shows what the box is for. */
  readonly labelHidden?: boolean | undefined;
};

export function Checkbox(props: CheckboxProps) {
  const { label, checked, onChange, hint, mixed = false, disabled, labelHidden = false } = props;
  const id = useId();
  return (
    <div className="ui-tick">
      <input
        type="checkbox"
        id={id}
        ref={(box) => {
          if (box !== null) box.indeterminate = mixed;
        }}
        checked={checked}
        disabled={disabled}
        {...describe(id, { hint })}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label htmlFor={id}>
        <span className={labelHidden ? 'hidden' : undefined}>{label}</span>
      </label>
      <Hint id={id} hint={hint} />
    </div>
  );
}
