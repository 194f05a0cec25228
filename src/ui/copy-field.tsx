import { useState } from 'react';
import './copy-field.css';

export type CopyFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly copyLabel: string;
  readonly copiedLabel: string;
};

/** An address to take along by hand. */
export function CopyField({ label, value, copyLabel, copiedLabel }: CopyFieldProps) {
  const [copied, setCopied] = useState(false);

  async function copy() {
    // Where the browser forbids it, the text stays there to be selected.
    const done = await navigator.clipboard?.writeText(value).then(
      () => true,
      () => false,
    );
    setCopied(done === true);
  }

  return (
    <div className="copy-field">
      <code title={label}>{value}</code>
      <button type="button" onClick={() => void copy()}>
        {copied ? copiedLabel : copyLabel}
      </button>
      <span role="status" className="hidden">
        {copied ? copiedLabel : ''}
      </span>
    </div>
  );
}
