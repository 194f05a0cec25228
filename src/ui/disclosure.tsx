import type { ReactNode } from 'react';
import './disclosure.css';

export type DisclosureProps = {
  readonly summary: ReactNode;
  readonly children: ReactNode;
  /** Open at first; afterwards it is the person's. */
  readonly open?: boolean | undefined;
  readonly onToggle?: ((open: boolean) => void) | undefined;
};

export function Disclosure({ summary, children, open, onToggle }: DisclosureProps) {
  return (
    <details
      className="ui-disclosure"
      open={open}
      onToggle={(event) => onToggle?.(event.currentTarget.open)}
    >
      <summary>{summary}</summary>
      <div className="ui-disclosure-body">{children}</div>
    </details>
  );
}
