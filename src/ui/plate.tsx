import type { ReactNode } from 'react';
import './field.css';

export type PlateProps = { readonly title: ReactNode; readonly children: ReactNode };

/** What something is, in a name and a line, like the plate on a signpost. */
export function Plate({ title, children }: PlateProps) {
  return (
    <div className="ui-plate">
      <p>{title}</p>
      {children}
    </div>
  );
}
