import { lazy, type ReactNode, Suspense, useId } from 'react';
import { type Column, PlainBody, type PlainBodyProps } from './table-rows.tsx';
import './data-table.css';

export type DataTableProps<Row> = {
  /** Names the table and the region that scrolls. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** How many rows are shown, in words; read out when it changes. */
  readonly rowCountLabel: ReactNode;
  readonly emptyLabel: ReactNode;
  /** A CSS length; the table scrolls inside it. */
  readonly maxHeight?: string | undefined;
};

const MANY = 500;
/** As many as are seen of these at once. */
const FIRST = 10;

const VirtualBody = lazy(async () => ({
  default: (await import('./virtual-body.tsx')).VirtualBody,
})) as <Row>(props: PlainBodyProps<Row>) => ReactNode;

/**
 * Rows to compare. Divs with roles, because a row that becomes a card on a phone, or is one of
 * 20,000, cannot be a `tr`. Find-in-page does not see unmounted rows: put a SearchField above.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const {
    caption,
    columns,
    rows,
    rowKey,
    rowCountLabel,
    emptyLabel,
    maxHeight = 'min(34rem, 70vh)',
  } = props;
  const id = useId();
  const tracks = columns.map((column) => column.width ?? 'minmax(0, 1fr)').join(' ');
  const body = { columns, rows, rowKey, tracks };
  return (
    <div className="ui-table">
      <p className="ui-table-caption">
        <strong id={id}>{caption}</strong> <span role="status">{rowCountLabel}</span>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="ui-table-region" aria-labelledby={id} tabIndex={0} style={{ maxHeight }}>
        {/* biome-ignore lint/a11y/useSemanticElements: see above */}
        <div role="table" aria-labelledby={id} aria-rowcount={rows.length + 1}>
          {/* biome-ignore lint/a11y/useSemanticElements: see above */}
          <div role="rowgroup" className="ui-table-head">
            {/* biome-ignore lint/a11y/useSemanticElements: see above */}
            {/* biome-ignore lint/a11y/useFocusableInteractive: a row is not a control */}
            <div
              role="row"
              aria-rowindex={1}
              className="ui-table-row"
              style={{ gridTemplateColumns: tracks }}
            >
              {columns.map((column) => (
                // biome-ignore lint/a11y/useSemanticElements: see above
                // biome-ignore lint/a11y/useFocusableInteractive: a heading is not a control
                <div role="columnheader" key={column.id}>
                  {column.header}
                </div>
              ))}
            </div>
          </div>
          {rows.length > MANY ? (
            <Suspense fallback={<PlainBody {...body} rows={rows.slice(0, FIRST)} />}>
              <VirtualBody {...body} />
            </Suspense>
          ) : (
            <PlainBody {...body} />
          )}
        </div>
        {rows.length === 0 ? <p className="ui-table-empty">{emptyLabel}</p> : null}
      </section>
    </div>
  );
}
