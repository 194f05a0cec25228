import fc from 'fast-check';
import { type Address, formatAddress, type Server } from './address.ts';
import type { Finding, Reject } from './finding.ts';
import { type AnyReadPage, READINGS, type Reading, type RowOf } from './reading.ts';
import type { Filter, List, Relation } from './relation.ts';
import type { ReadPages } from './snapshot-progress.ts';

/**
 * What accounts hold and files say, out of a small world: things meet one another in it, as they
 * do in the sources of one move. Texts of every kind are in rows.scene.ts.
 */
export const person = (n: number): Address => ({
  user: `user${n}`,
  server: `${n % 2 === 0 ? 'even' : 'odd'}.example` as Server,
});
export const address = (n: number): string => formatAddress(person(n));
export const uri = (n: number): string => `https://even.example/users/user${n}/statuses/1`;

const PEOPLE = 8;
const anybody = fc.nat(PEOPLE - 1).map(person);
const anyServer = fc.constantFrom(
  'even.example',
  'odd.example',
  'third.example',
) as fc.Arbitrary<Server>;
const anyUri = fc.nat(4).map(uri);
const anyTitle = fc.constantFrom('Friends', 'News', 'friends');
const anyName = fc.constantFrom('Alp', 'alp', 'sheep', 'Schafe');
const options = fc.constantFrom(
  {},
  { reblogs: false },
  { reblogs: true, notify: true, languages: ['fr'] },
);
const end = fc.constantFrom({}, { expiresAt: 1_800_000_000_000 });
const keywords = fc.uniqueArray(
  fc.record({ keyword: fc.constantFrom('wolf', 'bear'), wholeWord: fc.boolean() }),
  { maxLength: 2, selector: ({ keyword }) => keyword },
);
const filterFacts = fc
  .record({
    title: anyTitle,
    context: fc.constantFrom(['home'] as const, ['public', 'home'] as const),
    action: fc.constantFrom('warn' as const, 'hide' as const),
    keywords,
    posts: fc.uniqueArray(anyUri, { maxLength: 3 }),
    end,
  })
  .map(({ end: ends, ...filter }) => ({ ...filter, ...ends }));
const is = <Kind extends Relation['kind']>(kind: Kind) => fc.constant(kind);

const list: fc.Arbitrary<List> = fc.record({
  kind: is('list'),
  title: anyTitle,
  repliesPolicy: fc.constantFrom('list', 'followed', 'none'),
  exclusive: fc.boolean(),
  members: fc.uniqueArray(anybody, { maxLength: 4, selector: formatAddress }),
});
const filter: fc.Arbitrary<Filter> = filterFacts.map((facts) => ({ kind: 'filter', ...facts }));

export const anyRelation: fc.Arbitrary<Relation> = fc.oneof(
  fc.record({ kind: is('follow'), address: anybody, options }),
  fc.record({ kind: is('block'), address: anybody }),
  fc
    .record({ kind: is('mute'), address: anybody, notifications: fc.boolean(), end })
    .map(({ end: ends, ...mute }) => ({ ...mute, ...ends })),
  fc.record({ kind: is('note'), address: anybody, text: fc.constantFrom('met in Arles', 'shy') }),
  fc.record({ kind: is('endorsement'), address: anybody }),
  fc.record({ kind: is('domain-block'), server: anyServer }),
  fc.record({ kind: is('followed-hashtag'), name: anyName }),
  fc.record({ kind: is('featured-hashtag'), name: anyName }),
  fc.record({ kind: is('bookmark'), uri: anyUri }),
  fc.record({ kind: is('favourite'), uri: anyUri }),
  list,
  filter,
  fc.constant<Relation>({
    ...{ kind: 'profile', displayName: 'Ann', note: '', fields: [] },
    ...{ locked: false, bot: false },
  }),
);

/** What makes a relation the one it is; lists and filters have nothing that does. */
export function subjectOf(relation: Relation): string | undefined {
  switch (relation.kind) {
    case 'list':
    case 'filter':
      return undefined;
    case 'profile':
      return relation.kind;
    case 'domain-block':
      return `${relation.kind} ${relation.server}`;
    case 'followed-hashtag':
    case 'featured-hashtag':
      return `${relation.kind} ${relation.name.toLowerCase()}`;
    case 'bookmark':
    case 'favourite':
      return `${relation.kind} ${relation.uri}`;
    default:
      return `${relation.kind} ${formatAddress(relation.address)}`;
  }
}

/** All that one account holds: each thing once, and notes of people whom its server lists. */
export const anyAccount: fc.Arbitrary<readonly Relation[]> = fc
  .array(anyRelation, { maxLength: 30 })
  .map((relations) => {
    const seen = new Set<string>();
    const once = relations.filter((relation) => {
      const subject = subjectOf(relation);
      if (subject === undefined) return true;
      return !seen.has(subject) && seen.add(subject);
    });
    return once.filter((relation) => {
      if (relation.kind !== 'note') return true;
      const who = formatAddress(relation.address);
      return ['follow', 'block', 'mute'].some((kind) => seen.has(`${kind} ${who}`));
    });
  });

type Rows<K extends Finding['kind']> = Extract<Finding, { readonly kind: K }>['rows'];

function lines<K extends Finding['kind']>(
  kind: K,
  row: fc.Arbitrary<Omit<Rows<K>[number], 'line'>>,
): fc.Arbitrary<Finding> {
  return fc
    .record({ rows: fc.array(row, { maxLength: 12 }), rejects: fc.array(reject, { maxLength: 2 }) })
    .map(({ rows, rejects }) => {
      const numbered = rows.map((one, index) => ({ ...one, line: index + 2 }));
      return { kind, name: '', certain: true, rows: numbered, rejects } as unknown as Finding;
    });
}

const reject: fc.Arbitrary<Reject> = fc.nat(3).map((n) => ({
  ...{ line: 100 + n, cells: ['?'], reason: 'bad-user' },
}));

const anyFinding = fc.oneof(
  lines('follows', fc.record({ address: anybody, options })),
  lines('blocks', fc.record({ address: anybody })),
  lines('mutes', fc.record({ address: anybody, notifications: fc.boolean() })),
  lines('domain-blocks', fc.record({ server: anyServer })),
  lines('bookmarks', fc.record({ uri: anyUri })),
  lines('lists', fc.record({ title: anyTitle, address: anybody })),
  lines('filters', filterFacts),
  lines('kit', fc.record({ relation: anyRelation })),
  lines('archive', fc.record({ relation: anyRelation })),
);

/** Files of one person, each with a name of its own. */
export const anyFindings: fc.Arbitrary<readonly Finding[]> = fc
  .array(anyFinding, { maxLength: 5 })
  .map((findings) => findings.map((one, index) => ({ ...one, name: `${index}.csv` })));

/** An account as its server tells it, two of whatever comes in pages at a time. */
export function pagesFrom(account: readonly Relation[]): ReadPages {
  const ids = new Map<string, string>();
  const idOf = (text: string): string => {
    const id = ids.get(text) ?? String(ids.size + 1);
    ids.set(text, id);
    return id;
  };
  const of = <Kind extends Relation['kind']>(kind: Kind) =>
    account.filter((one): one is Extract<Relation, { kind: Kind }> => one.kind === kind);
  const withId = <Row extends { readonly address: Address }>(row: Row) => ({
    ...{ id: idOf(formatAddress(row.address)), ...row },
  });
  const follows = of('follow').map(({ kind: _, options: __, ...row }) => withId(row));
  const blocks = of('block').map(({ kind: _, ...row }) => withId(row));
  const mutes = of('mute').map(({ kind: _, notifications: __, ...row }) => withId(row));
  const notes = new Map(of('note').map(({ address: who, text }) => [formatAddress(who), text]));
  const tieOf = ({ id, address: who }: { readonly id: string; readonly address: Address }) => {
    const is = (one: { readonly address: Address }) =>
      formatAddress(one.address) === formatAddress(who);
    const note = notes.get(formatAddress(who));
    const follow = of('follow').find(is);
    return {
      id,
      mutesNotifications: of('mute').find(is)?.notifications ?? false,
      ...(follow === undefined ? {} : { options: follow.options }),
      ...(note === undefined ? {} : { note }),
    };
  };
  const followed = new Set(follows.map(({ id }) => id));
  const others = [...new Map([...blocks, ...mutes].map((row) => [row.id, row])).values()].filter(
    ({ id }) => !followed.has(id),
  );
  const lists = of('list').map(({ kind: _, members, ...row }, n) => ({
    id: `${n + 9}`,
    members,
    row,
  }));
  const filters = of('filter').map(({ kind: _, posts, ...facts }, n) => ({
    ...{ id: `${n + 9}`, posts: posts.map(idOf), ...facts },
  }));
  const posts = [...new Set(of('filter').flatMap((one) => one.posts))];
  const rows: { readonly [R in Reading]: readonly RowOf[R][] } = {
    profile: of('profile').map(({ kind: _, ...facts }) => facts),
    following: follows,
    'following-ties': follows.map(tieOf),
    blocks,
    mutes,
    'other-ties': others.map(tieOf),
    'domain-blocks': of('domain-block').map(({ server }) => ({ server })),
    lists: lists.map(({ id, row }) => ({ id, ...row })),
    'list-members': lists.flatMap(({ id, members }) =>
      members.map((who) => ({ list: id, address: who })),
    ),
    'followed-hashtags': of('followed-hashtag').map(({ name }) => ({ name })),
    filters,
    'filter-posts': posts.map((one) => ({ id: idOf(one), uri: one })),
    'featured-hashtags': of('featured-hashtag').map(({ name }) => ({ name })),
    endorsements: of('endorsement').map(({ address: who }) => withId({ address: who })),
    bookmarks: of('bookmark').map(({ uri: one }) => ({ uri: one })),
    favourites: of('favourite').map(({ uri: one }) => ({ uri: one })),
    followers: [],
  };
  const asked: Partial<Record<Reading, readonly string[]>> = {
    'following-ties': follows.map(({ id }) => id),
    'other-ties': others.map(({ id }) => id),
    'list-members': lists.map(({ id }) => id),
    'filter-posts': posts.map(idOf),
  };
  return new Map(
    READINGS.map((reading) => [reading, inPages(reading, rows[reading], asked[reading])]),
  );
}

function inPages(
  reading: Reading,
  rows: readonly unknown[],
  asked: readonly string[] | undefined,
): readonly AnyReadPage[] {
  if (asked !== undefined)
    return [{ reading, number: 0, asked, rows, unreadable: 0 } as AnyReadPage];
  const count = Math.max(1, Math.ceil(rows.length / 2));
  return Array.from({ length: count }, (_, number) => ({
    ...{ reading, number, rows: rows.slice(2 * number, 2 * number + 2), unreadable: 0 },
    ...(number + 1 < count ? { next: String(number + 1) } : {}),
  })) as AnyReadPage[];
}
