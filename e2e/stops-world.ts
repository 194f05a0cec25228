import type { Crossing } from './crossing.ts';
import { fileOf, lineOf, makeFriends, makeRow, peopleOf } from './people.ts';
import { account, type CrossingOptions } from './start-servers.ts';
import { WHOLE_ACCOUNT, WHOLE_PEOPLE, WHOLE_POSTS } from './whole-world.ts';

/** A list with an outcome of every kind, and lines that cannot be carried. */
const ROWS = [
  ...makeFriends(6),
  makeRow('locked', 'close@un.example'),
  makeRow('moved', 'partie@un.example', { reblogs: false, notify: true, languages: ['fr', 'en'] }),
  makeRow('moved-to-suspended', 'perdue@un.example'),
  makeRow('refusing', 'brouille@un.example'),
  makeRow('absent', 'un_nom_assez_long_pour_deborder@un-serveur-au-nom-interminable.example'),
  makeRow('already', 'deja@un.example'),
];
const BAD = ['quelquun,true,false,', '"=HYPERLINK(""http://x.example"",""ici"")",true,false,'];
export const LISTED = fileOf([...ROWS.map(lineOf), ...BAD]);

/** One whose server the old account blocks. */
const CUT_OFF = 'suiveuse@partout.example';
const OLD = {
  ...WHOLE_ACCOUNT,
  followers: [CUT_OFF],
  domainBlocks: [...(WHOLE_ACCOUNT.domainBlocks ?? []), 'partout.example'],
};

/** People of every kind in a file, and one of everything else on the old account. */
export const STOPS: CrossingOptions = {
  people: [...peopleOf(ROWS), ...WHOLE_PEOPLE, { handle: CUT_OFF }],
  old: OLD,
  fresh: { following: ['deja@un.example'] },
  otherAccounts: { fresh: [account('nouveau', { username: 'bob' })] },
  servers: { old: { posts: WHOLE_POSTS }, fresh: { posts: WHOLE_POSTS } },
  speed: 60,
};

/** The names and texts that are people's own, not the page's. */
export const ownTexts = ({ old, fresh, site }: Crossing): readonly string[] => [
  ...ROWS.flatMap(({ handle, follows }) => [handle, follows ?? handle]),
  ...WHOLE_PEOPLE.flatMap(({ handle, movedTo = handle }) => [handle, movedTo]),
  ...textsIn(OLD),
  ...[old, fresh].flatMap(({ server, origin }) => [`alice@${server}`, server, origin]),
  ...['Alice', 'alice', 'Ancien', 'Nouveau', 'following_accounts.csv', 'liste.csv', 'portrait.csv'],
  // Of the archive: its name, what is missing in it or odd, and when it is from.
  ...['archive.zip', 'https://avant.example/users/alice', '../likes.json', 'likes.json'],
  ...['bookmarks.json', 'custom_filters.json', '2 January 2024'],
  ...['quelquun', '=HYPERLINK("http://x.example","ici")', 'true', 'false', site],
];

/** Every text of a record, and the names things have in it. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
