import type { ReactNode } from 'react';
import './toolbar.css';

export type ToolbarProps = {
  readonly filters?: ReactNode;
  readonly search: ReactNode;
  readonly children?: ReactNode;
};

/** What narrows a table down, and what acts on all of its rows. */
export function Toolbar({ filters, search, children }: ToolbarProps) {
  return (
    <div className="ui-toolbar">
      {filters}
      <div className="ui-toolbar-line">
        {search}
        {children === undefined || children === null ? null : (
          <div className="cluster">{children}</div>
        )}
      </div>
    </div>
  );
}
