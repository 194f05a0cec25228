import { type Address, formatAddress, parseAddress } from '../domain/address.ts';
import type { FollowOptions, RowOfFile } from '../domain/row.ts';
import { type Columns, cellIn } from './columns.ts';
import { readBoolean, readLanguages } from './read-cells.ts';
import type { ReadLine } from './sort-out.ts';
import type { Line } from './table.ts';

/** Nobody follows, blocks or mutes either end of the move: `own` are their addresses. */
type PeopleReader<Row> = (
  columns: Columns,
  own: readonly Address[],
) => (line: Line) => ReadLine<Row>;

export const readFollow: PeopleReader<RowOfFile['follows']> = (columns, own) => {
  const optionsOf = createOptionsReader(columns);
  return personReader(columns, own, (line, address, cells) => ({
    line,
    address,
    options: optionsOf(cells),
  }));
};

export const readBlock: PeopleReader<RowOfFile['blocks']> = (columns, own) =>
  personReader(columns, own, (line, address) => ({ line, address }));

/** Notifications are hidden where the file does not say (mastodon.md §8.2). */
export const readMute: PeopleReader<RowOfFile['mutes']> = (columns, own) =>
  personReader(columns, own, (line, address, cells) => ({
    line,
    address,
    notifications: readBoolean(cellIn(cells, columns, 'notifications')) ?? true,
  }));

function personReader<Row>(
  columns: Columns,
  own: readonly Address[],
  rowOf: (line: number, address: Address, cells: readonly string[]) => Row,
): (line: Line) => ReadLine<Row> {
  const forbidden = new Set(own.map(formatAddress));
  return ({ number, cells }) => {
    const parsed = parseAddress(cellIn(cells, columns, 'address') ?? '');
    if (!parsed.ok) return parsed.problem;
    const subject = formatAddress(parsed.value);
    if (forbidden.has(subject)) return 'own-account';
    return { row: rowOf(number, parsed.value, cells), subject };
  };
}

/** Thousands of rows have the same few options: they share one object each. */
function createOptionsReader(columns: Columns): (cells: readonly string[]) => FollowOptions {
  const known = new Map<string, FollowOptions>();
  return (cells) => {
    const reblogs = cellIn(cells, columns, 'reblogs');
    const notify = cellIn(cells, columns, 'notify');
    const languages = cellIn(cells, columns, 'languages');
    const key = `${reblogs}\n${notify}\n${languages}`;
    let options = known.get(key);
    if (options === undefined) {
      options = readOptions(readBoolean(reblogs), readBoolean(notify), readLanguages(languages));
      known.set(key, options);
    }
    return options;
  };
}

function readOptions(
  reblogs: boolean | undefined,
  notify: boolean | undefined,
  languages: readonly string[],
): FollowOptions {
  return {
    ...(reblogs === undefined ? {} : { reblogs }),
    ...(notify === undefined ? {} : { notify }),
    ...(languages.length === 0 ? {} : { languages }),
  };
}
