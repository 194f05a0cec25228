import { type Address, formatAddress, parseAddress, parseServer } from './address.ts';
import type { FileKind, WholeKind } from './kind.ts';
import { isPostUri } from './post-uri.ts';
import type { Filter, Relation } from './relation.ts';
import type { FollowOptions, RelationRow, RowOfFile } from './row.ts';
import { allSteps, type Steps } from './steps.ts';

/**
 * Rows side by side in columns, for the way between threads and into storage: copying 20,000
 * rows of nested objects holds a page for longer than reading them does.
 */
export type RowColumns<K extends FileKind = FileKind> = {
  readonly lines: Uint32Array;
  /** Whom or what each row is about, one a line: `user@server`, a server, a post. */
  readonly subjects: string;
  /** The different things rows say beside; few files have more than a dozen. */
  readonly rest: readonly RestOf[K][];
  /** For each row its place in `rest`. */
  readonly restAt: Uint32Array;
};

/** What a row says beside its subject; `null` where that is all. */
export type RestOf = Readonly<Record<WholeKind, Relation>> & {
  readonly follows: FollowOptions;
  readonly blocks: null;
  readonly mutes: boolean;
  readonly 'domain-blocks': null;
  /** The title. */
  readonly lists: string;
  readonly bookmarks: null;
  /** All of it: titles may hold line breaks, and filters are few. */
  readonly filters: Omit<Filter, 'kind'>;
};

export function packRows<K extends FileKind>(
  kind: K,
  rows: readonly RowOfFile[K][],
): RowColumns<K> {
  const { subjectOf, restOf } = SHAPES[kind];
  const lines = new Uint32Array(rows.length);
  const restAt = new Uint32Array(rows.length);
  const subjects: string[] = [];
  const rest: RestOf[K][] = [];
  const places = new Map<RestOf[K], number>();
  for (const [index, row] of rows.entries()) {
    lines[index] = row.line;
    subjects.push(subjectOf(row));
    const said = restOf(row);
    let place = places.get(said);
    if (place === undefined) {
      place = rest.push(said) - 1;
      places.set(said, place);
    }
    restAt[index] = place;
  }
  return { lines, subjects: subjects.join('\n'), rest, restAt };
}

/** The rows again, or `undefined` when the columns do not fit together or hold no subjects. */
export function unpackRows<K extends FileKind>(
  kind: K,
  columns: RowColumns<K>,
): RowOfFile[K][] | undefined {
  return allSteps(unpackInSteps(kind, columns));
}

/** The same, some hundred rows at a time: a page may do what waits between them. */
export function* unpackInSteps<K extends FileKind>(
  kind: K,
  { lines, subjects, rest, restAt }: RowColumns<K>,
): Steps<RowOfFile[K][] | undefined> {
  const texts = lines.length === 0 && subjects === '' ? [] : subjects.split('\n');
  if (texts.length !== lines.length || restAt.length !== lines.length) return undefined;
  const { rowOf } = SHAPES[kind];
  const rows: RowOfFile[K][] = [];
  for (const [index, text] of texts.entries()) {
    const said = rest[restAt[index] ?? -1];
    const row = said === undefined ? undefined : rowOf(lines[index] ?? 0, text, said);
    if (row === undefined) return undefined;
    rows.push(row);
    if (rows.length % STEP === 0) yield;
  }
  return rows;
}

const STEP = 1000;

/** A row taken apart, and put together again from what may be spoilt. */
type Shape<Row, Rest> = {
  readonly subjectOf: (row: Row) => string;
  readonly restOf: (row: Row) => Rest;
  readonly rowOf: (line: number, subject: string, rest: Rest) => Row | undefined;
};

const OF_RELATION: Shape<RelationRow, Relation> = {
  subjectOf: () => '',
  restOf: ({ relation }) => relation,
  rowOf: (line, _, relation) => ({ line, relation }),
};

const SHAPES: { readonly [K in FileKind]: Shape<RowOfFile[K], RestOf[K]> } = {
  follows: ofPerson(
    ({ options }) => options,
    (line, address, options) => ({ line, address, options }),
  ),
  blocks: ofPerson(
    () => null,
    (line, address) => ({ line, address }),
  ),
  mutes: ofPerson(
    ({ notifications }) => notifications,
    (line, address, notifications) => ({ line, address, notifications }),
  ),
  lists: ofPerson(
    ({ title }) => title,
    (line, address, title) => ({ line, title, address }),
  ),
  'domain-blocks': {
    subjectOf: ({ server }) => server,
    restOf: () => null,
    rowOf(line, subject) {
      const server = parseServer(subject);
      return server.ok ? { line, server: server.value } : undefined;
    },
  },
  bookmarks: {
    subjectOf: ({ uri }) => uri,
    restOf: () => null,
    rowOf: (line, uri) => (isPostUri(uri) ? { line, uri } : undefined),
  },
  filters: {
    subjectOf: () => '',
    restOf: ({ line: _, ...filter }) => filter,
    rowOf: (line, _, filter) => ({ line, ...filter }),
  },
  kit: OF_RELATION,
  archive: OF_RELATION,
};

function ofPerson<Row extends { readonly address: Address }, Rest>(
  restOf: (row: Row) => Rest,
  rowOf: (line: number, address: Address, rest: Rest) => Row,
): Shape<Row, Rest> {
  return {
    subjectOf: ({ address }) => formatAddress(address),
    restOf,
    rowOf(line, subject, rest) {
      const address = parseAddress(subject);
      return address.ok ? rowOf(line, address.value, rest) : undefined;
    },
  };
}
