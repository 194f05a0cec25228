import type { ReactNode } from 'react';
import './field.css';

export type FieldNotes = {
  readonly hint?: ReactNode;
  /** What is wrong and how to put it right; makes the field invalid. */
  readonly error?: ReactNode;
};

const said = (node: ReactNode) => node !== undefined && node !== null && node !== '';

/** The attributes that tie a control to its hint and its error. */
export function describe(id: string, { hint, error }: FieldNotes) {
  const ids = [said(hint) ? `${id}-hint` : '', said(error) ? `${id}-error` : ''].join(' ').trim();
  return {
    'aria-describedby': ids === '' ? undefined : ids,
    'aria-invalid': said(error) || undefined,
  };
}

export function Hint({ id, hint }: { readonly id: string; readonly hint: ReactNode }) {
  return said(hint) ? (
    <p className="ui-hint" id={`${id}-hint`}>
      {hint}
    </p>
  ) : null;
}

/** Always in the page, so that an error which comes later is announced. */
export function FieldError({ id, error }: { readonly id: string; readonly error: ReactNode }) {
  return (
    <div aria-live="polite">
      {said(error) ? (
        <p className="ui-field-error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
    </div>
  );
}
