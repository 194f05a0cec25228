import type { ReactNode } from 'react';

/** A ring of ours around what to look at, with its place in the order. */
export function Mark({ n, children }: { readonly n?: number; readonly children: ReactNode }) {
  return (
    <div className="drawn-mark" data-mark={n ?? 1}>
      {n === undefined ? null : (
        <span className="drawn-numeral" data-fact>
          {n}
        </span>
      )}
      {children}
    </div>
  );
}

/** What we know and the server shows; the comparison with its page leaves it out. */
export function Fact({ children }: { readonly children: ReactNode }) {
  return <bdi data-fact>{children}</bdi>;
}

/** Something is written there that we do not know. */
export function Unknown({ wide = false }: { readonly wide?: boolean }) {
  return <span className={wide ? 'drawn-unknown drawn-unknown-wide' : 'drawn-unknown'} />;
}

export type TextProps = {
  readonly tone?: 'soft' | 'good' | 'warn' | 'bad';
  /** Drawn in a line or two: nobody needs to read it to do what is to be done. */
  readonly skim?: boolean;
  readonly children: string;
};

/** A paragraph of the page; `**[…]**` in it is a link, as mastodon.md §11 writes them. */
export function Text({ tone, skim = false, children }: TextProps) {
  const classes = ['drawn-text', tone && `drawn-${tone}`, skim && 'drawn-skim'].filter(Boolean);
  return (
    <p className={classes.join(' ')}>
      <Linked>{children}</Linked>
    </p>
  );
}

/** A sentence with a link in it, or without. */
export function Linked({ children }: { readonly children: string }) {
  const [before = '', link, after] = children.split(/\*\*\[|\]\*\*/);
  return (
    <>
      {before}
      {link === undefined ? null : <span className="drawn-link">{link}</span>}
      {after}
    </>
  );
}

export function Heading({ children }: { readonly children: string }) {
  return <p className="drawn-heading">{children}</p>;
}

/** Warnings to read first, in the page's own colour for them. */
export function Notes({ notes }: { readonly notes: readonly string[] }) {
  return (
    <ul className="drawn-notes">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}

export function Rule() {
  return <div className="drawn-rule" />;
}

export type BoxProps = { readonly tone?: 'good' | 'warn'; readonly children: ReactNode };

/** A bordered box over the page: what just happened, or what stands in the way. */
export function Box({ tone, children }: BoxProps) {
  return <div className={`drawn-box${tone ? ` drawn-${tone}` : ''}`}>{children}</div>;
}

export function Link({ children }: { readonly children: string }) {
  return <span className="drawn-link">{children}</span>;
}

export type ButtonProps = {
  readonly kind?: 'brand' | 'red' | 'outline';
  /** A form's own button fills its width. */
  readonly wide?: boolean;
  readonly children: string;
};

export function Button({ kind = 'brand', wide = false, children }: ButtonProps) {
  return (
    <span className={`drawn-button drawn-${kind}${wide ? ' drawn-wide' : ''}`}>{children}</span>
  );
}

/** Rows of cells; the first row may be the header. */
export function Table({ rows, head }: TableProps) {
  return (
    <div className="drawn-table" data-columns={(head ?? rows[0] ?? []).length}>
      {head?.map((cell, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cells of a row that never changes.
        <span key={at} className="drawn-head">
          {cell}
        </span>
      ))}
      {rows.flat().map((cell, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cells of a table that never changes.
        <span key={at} className="drawn-cell">
          {cell}
        </span>
      ))}
    </div>
  );
}

export type TableProps = {
  readonly head?: readonly ReactNode[];
  readonly rows: readonly (readonly ReactNode[])[];
};
