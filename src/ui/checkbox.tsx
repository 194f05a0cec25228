import { type ReactNode, useId } from 'react';
import { Mark } from './mark.tsx';
import './tick.css';

export type CheckboxProps = {
  /** What stands beside the box and ticks it when pressed. */
  readonly children: ReactNode;
  /**
   * What ticking does, for those who hear it; holds the words of `children`. Without it, they
   * hear what the others read.
   */
  readonly name?: string | undefined;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
};

export function Checkbox({ children, name, checked, onChange }: CheckboxProps) {
  const id = useId();
  return (
    <span className="ui-tick">
      <input
        type="checkbox"
        id={id}
        aria-label={name}
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label htmlFor={id}>{children}</label>
    </span>
  );
}

/** Stands in a column of boxes where there is nothing to choose. */
export function Settled({ children }: { readonly children: ReactNode }) {
  return (
    <span className="ui-tick">
      <Mark tone="done" />
      <span>{children}</span>
    </span>
  );
}
