import type { ReactNode } from 'react';
import { Fact } from './parts.tsx';

export type FieldProps = {
  readonly label: string;
  readonly hint?: string;
  /** What to type there. */
  readonly value?: string | undefined;
  /** Typed by the person, and by nobody else: drawn as dots. */
  readonly secret?: boolean;
  readonly required?: boolean;
};

/** A field as a picture of one: never an input, so that nothing offers to fill it in. */
export function Field({ label, hint, value, secret = false, required = false }: FieldProps) {
  return (
    <div className="drawn-field">
      <p className="drawn-field-label">
        {label}
        {required ? <Star /> : null}
      </p>
      {hint === undefined ? null : <p className="drawn-hint">{hint}</p>}
      <p className="drawn-box-of-field">
        {value === undefined && !secret ? '\u00a0' : <Fact>{secret ? '•••••••••' : value}</Fact>}
      </p>
    </div>
  );
}

export type SelectProps = Pick<FieldProps, 'label' | 'hint'> & { readonly chosen: string };

export function Select({ label, hint, chosen }: SelectProps) {
  return (
    <div className="drawn-field">
      <p className="drawn-field-label">
        {label}
        <Star />
      </p>
      {hint === undefined ? null : <p className="drawn-hint">{hint}</p>}
      <p className="drawn-box-of-field drawn-select">{chosen}</p>
    </div>
  );
}

export type OptionProps = {
  readonly label: ReactNode;
  readonly hint?: string;
  readonly on?: boolean;
  readonly square?: boolean;
};

/** A round or square mark to tick. */
export function Option({ label, hint, on = false, square = false }: OptionProps) {
  return (
    <div className={`drawn-option${square ? ' drawn-square' : ''}${on ? ' drawn-on' : ''}`}>
      <span className="drawn-tick" />
      <div>
        <p className="drawn-field-label">{label}</p>
        {hint === undefined ? null : <p className="drawn-hint">{hint}</p>}
      </div>
    </div>
  );
}

/** Two fields side by side; one above the other where it is narrow. */
export function Row({ children }: { readonly children: ReactNode }) {
  return <div className="drawn-row">{children}</div>;
}

function Star() {
  return (
    <span className="drawn-bad" data-fact>
      {' *'}
    </span>
  );
}
