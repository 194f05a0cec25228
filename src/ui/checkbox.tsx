import { type ReactNode, useId } from 'react';
import { Mark, type MarkTone } from './mark.tsx';
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
  /** Id of what there is to say about it. */
  readonly describedBy?: string | undefined;
};

export function Checkbox({ children, name, checked, onChange, describedBy }: CheckboxProps) {
  const id = useId();
  return (
    <span className="ui-tick">
      <input
        type="checkbox"
        id={id}
        aria-label={name}
        aria-describedby={describedBy}
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label htmlFor={id}>{children}</label>
    </span>
  );
}

/** Stands in a column of boxes where there is nothing to choose. */
export function Settled({
  children,
  tone = 'done',
}: {
  readonly children: ReactNode;
  readonly tone?: MarkTone | undefined;
}) {
  return (
    <span className="ui-tick">
      <Mark tone={tone} />
      <span>{children}</span>
    </span>
  );
}
