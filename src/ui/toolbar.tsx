import type { ReactNode } from 'react';
import './toolbar.css';

export type ToolbarProps = {
  readonly filters?: ReactNode;
  readonly search: ReactNode;
  readonly children?: ReactNode;
};

/** What narrows a table down, and what acts on all of its rows. */
export function Toolbar({ filters, search, children }: ToolbarProps) {
  const acts = children === undefined || children === null ? null : children;
  const isLine = search !== null || acts !== null;
  if (!isLine && (filters === undefined || filters === null)) return null;
  return (
    <div className="ui-toolbar">
      {filters}
      {isLine ? (
        <div className="ui-toolbar-line">
          {search}
          {acts === null ? null : <div className="cluster">{acts}</div>}
        </div>
      ) : null}
    </div>
  );
}
