import { memo, type ReactNode, type Ref } from 'react';

export type Column<Row> = {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** A grid track: `12rem`, `2fr`, `minmax(8rem, 1fr)`. Default: an equal share. */
  readonly width?: string | undefined;
};

export type PlainBodyProps<Row> = {
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly tracks: string;
};

export type TableRowProps<Row> = {
  readonly columns: readonly Column<Row>[];
  readonly row: Row;
  /** From 0, without the header. */
  readonly index: number;
  readonly tracks: string;
  /** Where it stands in a body of thousands, in pixels from the top. */
  readonly start?: number | undefined;
  readonly ref?: Ref<HTMLDivElement> | undefined;
};

function Cells<Row>({ columns, row, index, tracks, start, ref }: TableRowProps<Row>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows become cards and are virtualised (data-table.tsx)
    // biome-ignore lint/a11y/useFocusableInteractive: a row is not a control
    <div
      role="row"
      className="ui-table-row"
      aria-rowindex={index + 2}
      data-index={index}
      ref={ref}
      style={{
        gridTemplateColumns: tracks,
        transform: start === undefined ? undefined : `translateY(${start}px)`,
      }}
    >
      {columns.map((column, at) => (
        <div role={at === 0 ? 'rowheader' : 'cell'} key={column.id}>
          {column.cell(row)}
        </div>
      ))}
    </div>
  );
}

/** Drawn once: rows that go by draw nothing but those that come. */
export const TableRow = memo(Cells) as typeof Cells;

export function PlainBody<Row>({ columns, rows, rowKey, tracks }: PlainBodyProps<Row>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: as above
    <div role="rowgroup">
      {rows.map((row, index) => (
        <TableRow key={rowKey(row)} columns={columns} row={row} index={index} tracks={tracks} />
      ))}
    </div>
  );
}
