import type { ReactNode } from 'react';
import './way-mark.css';

export type WayMarkProps = {
  readonly href: string;
  readonly label: ReactNode;
  /** How far it is: "120 of 340", "until 02:00". */
  readonly children: ReactNode;
};

/** The third mark in the header, between from and to: the run under way. */
export function WayMark({ href, label, children }: WayMarkProps) {
  return (
    <a className="ui-way-mark" href={href}>
      <span className="ui-way-mark-label">{label}</span>
      <span className="ui-way-mark-value">{children}</span>
    </a>
  );
}
