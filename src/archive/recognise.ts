import { parseAddress, parseServer } from '../domain/address.ts';
import type { FileProblem } from '../domain/finding.ts';
import { type Columns, columnsInOrder, columnsNamed, type TableKind } from './columns.ts';
import { kindByName } from './kind-by-name.ts';
import type { Line } from './table.ts';

/** Which list a table is and where its columns are, or why it is none. */
export type Recognised = Table | { readonly type: 'problem'; readonly problem: FileProblem };
type Table = {
  readonly type: 'table';
  readonly kind: TableKind;
  /** Whether content or name says so. */
  readonly certain: boolean;
  readonly columns: Columns;
  /** Whether the first line names the columns. */
  readonly header: boolean;
};

/**
 * Decides by content first, and by name where the content says nothing. Stricter than
 * Mastodon's own page, which lets people import their follows as blocks (mastodon.md §8.2).
 */
export function recognise(name: string, lines: readonly Line[]): Recognised {
  const first = lines[0];
  if (first === undefined) return { type: 'problem', problem: { code: 'empty' } };
  // The first list of a file without header may be called "#domain"; it has somebody on it.
  const columns = first.cells.some(isAddress) ? {} : columnsNamed(first.cells);
  const kind = kindOfHeader(columns);
  if (kind !== undefined) return { type: 'table', kind, certain: true, columns, header: true };
  // "Account address" alone heads other lists too, e.g. GoToSocial's followers.
  if (columns.address !== undefined) return recognisePeople(name, columns);
  return recogniseContent(name, lines);
}

function kindOfHeader(columns: Columns): TableKind | undefined {
  if (columns.server !== undefined) return 'domain-blocks';
  if (columns.uri !== undefined) return 'bookmarks';
  if (columns.title !== undefined) return 'lists';
  if (columns.address === undefined) return undefined;
  if (columns.notifications !== undefined) return 'mutes';
  const { reblogs, notify, languages } = columns;
  const isFollows = (reblogs ?? notify ?? languages) !== undefined;
  return isFollows ? 'follows' : undefined;
}

/** Enough lines to judge by. */
const SAMPLE = 50;

function recogniseContent(name: string, lines: readonly Line[]): Recognised {
  const sample = lines.slice(0, SAMPLE);
  const most = (test: (cells: readonly string[]) => boolean) =>
    sample.filter(({ cells }) => test(cells)).length * 2 > sample.length;

  if (most(([uri]) => /^https?:\/\//i.test(uri ?? ''))) return headerless('bookmarks');
  if (most(([, member]) => isAddress(member))) return headerless('lists');
  if (most(([server, ...rest]) => parseServer(server ?? '').ok && rest.join('') === '')) {
    return headerless('domain-blocks');
  }
  // With two columns they may be mutes, with three they are follows.
  if (most(([, boosts, notify]) => isBoolean(boosts) && isBoolean(notify))) {
    return headerless('follows');
  }
  if (most(([person]) => isAddress(person))) return recognisePeople(name);
  // Nothing readable on most lines: they are shown as what the name promises.
  const kind = kindByName(name);
  return kind === undefined || kind === 'followers' ? recognisePeople(name) : headerless(kind);
}

function isAddress(cell: string | undefined): boolean {
  return parseAddress(cell ?? '').ok;
}

function isBoolean(cell: string | undefined): boolean {
  return /^(?:true|false|vrai|faux|t|f|0|1|on|off)$/i.test(cell ?? '');
}

function headerless(kind: TableKind): Recognised {
  return { type: 'table', kind, certain: true, columns: columnsInOrder(kind), header: false };
}

/** Addresses and no word of what for: follows, unless the name says something else. */
function recognisePeople(name: string, named?: Columns): Recognised {
  const table = (kind: TableKind, certain: boolean): Recognised => {
    const columns = named ?? columnsInOrder(kind);
    return { type: 'table', kind, certain, columns, header: named !== undefined };
  };
  const kind = kindByName(name);
  switch (kind) {
    case 'followers':
      return { type: 'problem', problem: { code: 'followers' } };
    case 'follows':
    case 'blocks':
    case 'mutes':
      return table(kind, true);
    case 'domain-blocks':
    case 'lists':
    case 'bookmarks':
    case undefined:
      return table('follows', false);
  }
}
