import fc from 'fast-check';
import { type Address, formatAddress, parseAddress, parseServer, type Server } from './address.ts';
import type { Kind } from './kind.ts';
import { FILTER_ACTIONS, FILTER_CONTEXTS } from './relation.ts';
import type { FollowOptions, RowOfFile } from './row.ts';

/** Rows of every kind as tests need them: each thing once, as a file would hold it. */
export type AnyRows = { readonly [K in Kind]: fc.Arbitrary<readonly RowOfFile[K][]> };

export function person(text: string): Address {
  const parsed = parseAddress(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.problem}`);
  return parsed.value;
}

function server(text: string): Server {
  const parsed = parseServer(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.problem}`);
  return parsed.value;
}

const anyServer = fc
  .oneof(
    fc.stringMatching(/^[a-z]{1,10}\.(?:example|test)$/),
    fc.constantFrom('bücher.example', 'հայ.հայ', '見本.example', 'one.example:4102'),
  )
  .map(server);

const anyPerson = fc
  .tuple(fc.stringMatching(/^[a-z0-9_](?:[a-z0-9_.-]{0,8}[a-z0-9_])?$/), anyServer)
  .map(([user, at]): Address => ({ user, server: at }));

const anyOptions: fc.Arbitrary<FollowOptions> = fc
  .tuple(fc.boolean(), fc.boolean(), fc.subarray(['en', 'fr', 'pt-BR']))
  .map(([reblogs, notify, languages]) => ({
    reblogs,
    notify,
    ...(languages.length > 0 ? { languages } : {}),
  }));

/** What a table does to a title: spaces at its ends go, and so would lines that look like rows. */
const anyTitle = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
    fc.string({
      unit: fc.constantFrom('"', ',', ';', '\t', '\n', "'", '=', 'é', 'a'),
      minLength: 1,
    }),
    fc.constantFrom(
      'News, and ""more""',
      '=HYPERLINK("x")',
      'Deux\nlignes',
      '«\u00a0Amis\u00a0»',
      '#',
    ),
  )
  .map((text) =>
    text.replace(/\p{Cc}/gu, (control) => (/[\n\t]/.test(control) ? control : '')).trim(),
  )
  .filter((text) => text !== '' && text.split('\n').length <= 5);

const anyUri = fc
  .tuple(anyServer, fc.stringMatching(/^[\w~,;:=&%"'()-]{1,20}$/))
  .map(([at, path]) => `https://${at}/users/${path}`);

const anyFilter: fc.Arbitrary<Omit<RowOfFile['filters'], 'line'>> = fc
  .record({
    title: fc.string({ unit: 'binary', minLength: 1 }).filter((text) => text.trim() !== ''),
    context: fc.subarray([...FILTER_CONTEXTS], { minLength: 1 }),
    action: fc.constantFrom(...FILTER_ACTIONS),
    expires: fc.option(fc.nat(4_000_000_000_000)),
    keywords: fc.array(
      fc.record({
        keyword: fc.string({ minLength: 1 }).filter((text) => text.trim() !== ''),
        wholeWord: fc.boolean(),
      }),
      { maxLength: 4 },
    ),
    posts: fc.uniqueArray(anyUri, { maxLength: 3 }),
  })
  .map(({ expires, ...filter }) => ({
    ...filter,
    ...(expires === null ? {} : { expiresAt: expires }),
  }));

type Unnumbered<Row> = Row extends { readonly line: number } ? Omit<Row, 'line'> : never;

function rowsOf<Row extends { readonly line: number }>(
  row: fc.Arbitrary<Unnumbered<Row>>,
  subjectOf: (row: Unnumbered<Row>) => string,
): fc.Arbitrary<readonly Row[]> {
  return fc
    .uniqueArray(row, { minLength: 1, selector: subjectOf })
    .map((rows) => rows.map((one, index) => ({ line: index + 2, ...one }) as unknown as Row));
}

const byAddress = ({ address }: { readonly address: Address }) => formatAddress(address);

export const ROWS: AnyRows = {
  follows: rowsOf(fc.record({ address: anyPerson, options: anyOptions }), byAddress),
  blocks: rowsOf(fc.record({ address: anyPerson }), byAddress),
  mutes: rowsOf(fc.record({ address: anyPerson, notifications: fc.boolean() }), byAddress),
  'domain-blocks': rowsOf(fc.record({ server: anyServer }), ({ server: name }) => name),
  lists: rowsOf(
    fc.record({ title: anyTitle, address: anyPerson }),
    ({ title, address }) => `${formatAddress(address)} ${title}`,
  ),
  bookmarks: rowsOf(fc.record({ uri: anyUri }), ({ uri }) => uri),
  filters: rowsOf(anyFilter, ({ title }) => title),
};
