import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState } from 'react';
import { type PlainBodyProps, TableRow } from './table-rows.tsx';

/** Thousands of rows, some twenty of them in the page. */
export function VirtualBody<Row>({ columns, rows, rowKey, tracks }: PlainBodyProps<Row>) {
  const body = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<number>();
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => body.current?.closest<HTMLElement>('.ui-table-region') ?? null,
    estimateSize: () => 53,
    overscan: 4,
    // With the next frame is soon enough; at once, each step of a scroll holds a slow phone.
    useFlushSync: false,
    getItemKey: (index) => {
      const row = rows[index];
      return row === undefined ? index : rowKey(row);
    },
    // A focused row that unmounts would drop the focus on the body of the page.
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      return focused === undefined || focused >= range.count || shown.includes(focused)
        ? shown
        : [...shown, focused].sort((one, other) => one - other);
    },
  });

  return (
    // biome-ignore lint/a11y/useSemanticElements: rows become cards and are virtualised (data-table.tsx)
    <div
      role="rowgroup"
      ref={body}
      className="ui-table-virtual"
      style={{ blockSize: virtual.getTotalSize() }}
      onFocus={(event) => {
        const row = event.target.closest<HTMLElement>('[data-index]');
        setFocused(row === null ? undefined : Number(row.dataset.index));
      }}
      onBlur={() => setFocused(undefined)}
    >
      {virtual.getVirtualItems().map(({ key, index, start }) => {
        const row = rows[index];
        return row === undefined ? null : (
          <TableRow
            key={key}
            ref={virtual.measureElement}
            columns={columns}
            row={row}
            index={index}
            tracks={tracks}
            start={start}
          />
        );
      })}
    </div>
  );
}
