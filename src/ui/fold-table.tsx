import { type ReactNode, startTransition, useId, useState } from 'react';
import './data-table.css';
import './fold-table.css';

export type FoldColumn<Row> = {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
};

export type FoldTableProps<Row> = {
  /** Names the table. */
  readonly caption: string;
  /** The first names the row; the others are figures. */
  readonly columns: readonly FoldColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly fold: {
    /** Heads the column of the buttons, for those who hear it. */
    readonly header: string;
    readonly openLabel: string;
    readonly closeLabel: string;
    /** What is unfolded, in words that follow the label for those who hear it. */
    readonly name: (row: Row) => string;
    /** Made when it is unfolded, not before. */
    readonly content: (row: Row) => ReactNode;
  };
};

/**
 * A few rows of figures, each of which unfolds into what it counts. Divs with roles, because rows
 * become cards on a phone.
 */
export function FoldTable<Row>({ caption, columns, rows, rowKey, fold }: FoldTableProps<Row>) {
  const id = useId();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());

  function toggle(key: string) {
    const next = new Set(open);
    if (!next.delete(key)) next.add(key);
    // There may be thousands of rows inside: they are made in slices.
    startTransition(() => setOpen(next));
  }

  return (
    <div className="ui-fold">
      <p className="ui-table-caption">
        <strong id={id}>{caption}</strong>
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      <div role="table" aria-labelledby={id} className="ui-fold-table">
        {/* biome-ignore lint/a11y/useSemanticElements: see above */}
        <div role="rowgroup" className="ui-fold-head">
          {/* biome-ignore lint/a11y/useSemanticElements: see above */}
          {/* biome-ignore lint/a11y/useFocusableInteractive: a row is not a control */}
          <div role="row" className="ui-fold-row">
            {[...columns.map(({ header }) => header), fold.header].map((header, index) => (
              // biome-ignore lint/a11y/useSemanticElements: see above
              // biome-ignore lint/a11y/useFocusableInteractive: a heading is not a control
              <div role="columnheader" key={header}>
                {index === columns.length ? <span className="hidden">{header}</span> : header}
              </div>
            ))}
          </div>
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: see above */}
        <div role="rowgroup">
          {rows.map((row) => {
            const key = rowKey(row);
            return (
              <FoldRow
                key={key}
                {...{ columns, row, fold }}
                inside={`${id}-${key}`}
                isOpen={open.has(key)}
                onToggle={() => toggle(key)}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

type FoldRowProps<Row> = Pick<FoldTableProps<Row>, 'columns' | 'fold'> & {
  readonly row: Row;
  /** Id of what unfolds. */
  readonly inside: string;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
};

function FoldRow<Row>({ columns, row, fold, inside, isOpen, onToggle }: FoldRowProps<Row>) {
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: rows become cards (see above) */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: a row is not a control */}
      <div role="row" className="ui-fold-row" data-open={isOpen || undefined}>
        {columns.map(({ id, header, cell }, index) => (
          <div role={index === 0 ? 'rowheader' : 'cell'} key={id}>
            {index === 0 ? null : (
              // On a phone the headings are not seen.
              <span className="ui-fold-label" aria-hidden="true">
                {header}
              </span>
            )}
            {cell(row)}
          </div>
        ))}
        {/* biome-ignore lint/a11y/useSemanticElements: as above */}
        <div role="cell">
          <button
            type="button"
            className="ui-fold-button"
            aria-expanded={isOpen}
            aria-controls={isOpen ? inside : undefined}
            onClick={onToggle}
          >
            <span>{isOpen ? fold.closeLabel : fold.openLabel}</span>
            <span className="hidden"> {fold.name(row)}</span>
          </button>
        </div>
      </div>
      {isOpen ? (
        // biome-ignore lint/a11y/useSemanticElements: as above
        // biome-ignore lint/a11y/useFocusableInteractive: a row is not a control
        <div role="row" className="ui-fold-inside" id={inside}>
          {/* biome-ignore lint/a11y/useSemanticElements: as above */}
          <div role="cell" aria-colspan={columns.length + 1} className="stack">
            {fold.content(row)}
          </div>
        </div>
      ) : null}
    </>
  );
}
