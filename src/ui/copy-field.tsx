import { useEffect, useId, useRef, useState } from 'react';
import { Button } from './button.tsx';
import './copy-field.css';

export type CopyFieldProps = {
  readonly value: string;
  readonly copyLabel: string;
  readonly copiedLabel: string;
};

/** An address to take along by hand. Text, never an input: no password manager looks at it. */
export function CopyField({ value, copyLabel, copiedLabel }: CopyFieldProps) {
  const id = useId();
  const text = useRef<HTMLElement>(null);
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 4000);
    return () => clearTimeout(timer);
  }, [copied]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
    } catch {
      // Refused by the browser: selected, so that the keyboard or the menu can copy it.
      if (text.current !== null) getSelection()?.selectAllChildren(text.current);
    }
  }

  return (
    <div className="ui-copy">
      <code ref={text} id={id}>
        {value}
      </code>
      <Button variant="quiet" describedBy={id} onClick={() => void copy()}>
        {/* Both words keep their room, so that the button does not change its width. */}
        <span className="ui-copy-words" data-copied={copied || undefined}>
          <span aria-hidden={copied}>{copyLabel}</span>
          <span aria-hidden={!copied}>{copiedLabel}</span>
        </span>
      </Button>
      <span className="hidden" role="status">
        {copied ? copiedLabel : ''}
      </span>
    </div>
  );
}
