import { parseAddress, parseServer } from '../domain/address.ts';
import type { FileProblem } from '../domain/finding.ts';
import type { Line } from './table.ts';

/** Where the columns of a list of follows are, or what the file is instead. */
export type Recognised = Follows | Other;
type Follows = {
  readonly type: 'follows';
  /** Whether content or name says that these are follows. */
  readonly certain: boolean;
  readonly columns: Columns;
  /** Whether the first line names the columns. */
  readonly header: boolean;
};
type Other = { readonly type: 'problem'; readonly problem: FileProblem };

/** Index of each column, or -1. */
export type Columns = {
  readonly address: number;
  readonly reblogs: number;
  readonly notify: number;
  readonly languages: number;
};

/** The order of `following_accounts.csv` since 4.0; 3.5 has the first two (mastodon.md §7.3). */
const IN_ORDER: Columns = { address: 0, reblogs: 1, notify: 2, languages: 3 };

const other = (problem: FileProblem): Other => ({ type: 'problem', problem });

/**
 * Decides by content first, and by name where the content says nothing. Stricter than
 * Mastodon's own page, which lets people import their follows as blocks (mastodon.md §8.2).
 */
export function recognise(name: string, text: string, lines: readonly Line[]): Recognised {
  const first = lines[0];
  if (first === undefined) return other({ code: 'empty' });
  if (/^\s*\{/.test(text) && text.includes('"custom_filters"')) {
    return other({ code: 'other-kind', kind: 'filters' });
  }
  // Mastodon's import wants the names to the letter (§8.2); spreadsheets and people do not keep them.
  const header = first.cells.map((cell) => cell.toLowerCase().replace(/\s+/g, ' '));
  return recogniseHeader(name, header) ?? recogniseContent(name, lines);
}

function recogniseHeader(name: string, header: readonly string[]): Recognised | undefined {
  if (header[0] === '#domain') return other({ code: 'other-kind', kind: 'domain-blocks' });
  if (header[0] === '#uri') return other({ code: 'other-kind', kind: 'bookmarks' });
  if (header.includes('list name')) return other({ code: 'other-kind', kind: 'lists' });
  if (!header.includes('account address')) return undefined;
  if (header.includes('hide notifications')) return other({ code: 'other-kind', kind: 'mutes' });
  const columns: Columns = {
    address: header.indexOf('account address'),
    reblogs: header.indexOf('show boosts'),
    notify: header.indexOf('notify on new posts'),
    languages: header.indexOf('languages'),
  };
  const told = columns.reblogs !== -1 || columns.notify !== -1 || columns.languages !== -1;
  if (told) return { type: 'follows', certain: true, columns, header: true };
  // "Account address" alone heads other lists too, e.g. GoToSocial's followers.
  return recogniseName(name, { columns, header: true, certain: false });
}

/** Enough lines to judge by. */
const SAMPLE = 50;

function recogniseContent(name: string, lines: readonly Line[]): Recognised {
  const sample = lines.slice(0, SAMPLE);
  const most = (test: (cells: readonly string[]) => boolean) =>
    sample.filter(({ cells }) => test(cells)).length * 2 > sample.length;

  if (most(([uri]) => /^https?:\/\//i.test(uri ?? ''))) {
    return other({ code: 'other-kind', kind: 'bookmarks' });
  }
  if (most(([, member]) => parseAddress(member ?? '').ok)) {
    return other({ code: 'other-kind', kind: 'lists' });
  }
  if (most(([server, ...rest]) => parseServer(server ?? '').ok && rest.join('') === '')) {
    return other({ code: 'other-kind', kind: 'domain-blocks' });
  }
  // With two columns they may be mutes, with three they are follows.
  const certain = most(([, boosts, notify]) => isBoolean(boosts) && isBoolean(notify));
  return certain
    ? { type: 'follows', certain, columns: IN_ORDER, header: false }
    : recogniseName(name, { columns: IN_ORDER, header: false, certain });
}

function isBoolean(cell: string | undefined): boolean {
  return /^(?:true|false|vrai|faux|t|f|0|1|on|off)$/i.test(cell ?? '');
}

/** The beginnings of names that Mastodon's import page knows (mastodon.md §8.2), and GoToSocial's. */
function recogniseName(name: string, found: Omit<Follows, 'type'>): Recognised {
  const file = name.toLowerCase();
  if (/^follow(?:s|ing)/.test(file)) return { type: 'follows', ...found, certain: true };
  if (file.startsWith('followers')) return other({ code: 'followers' });
  if (/^(?:muted_accounts|mutes)/.test(file)) return other({ code: 'other-kind', kind: 'mutes' });
  if (/^(?:blocked_accounts|blocks)/.test(file)) {
    return other({ code: 'other-kind', kind: 'blocks' });
  }
  return { type: 'follows', ...found };
}
