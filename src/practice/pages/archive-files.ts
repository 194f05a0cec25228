import { renderActor } from '../federation/actor-cache.ts';
import type { Here } from '../network.ts';
import type { AccountRecord, Picture } from '../state/accounts.ts';
import { isSince } from '../versions.ts';

export type ArchiveFile = readonly [name: string, content: string | Uint8Array<ArrayBuffer>];

/** Posts that no pretend server holds, for an archive as long as real ones. */
export type ArchiveSize = {
  readonly posts?: number;
  /** Files of media, each of so many bytes. */
  readonly media?: number;
  readonly mediaBytes?: number;
};

/** Everything in an archive, in the order in which its version writes it (mastodon.md §9). */
export function archiveFiles(here: Here, user: AccountRecord): readonly ArchiveFile[] {
  const { state, version } = here;
  const size = sizeOf(here, user);
  const uris = (marks: typeof state.bookmarks) =>
    marks
      .filter(({ account }) => account === user.id)
      .flatMap(({ post }) => state.posts.get(post)?.uri ?? []);
  const media = mediaOf(here, size);
  const outbox: ArchiveFile = [
    'outbox.json',
    collection(here, 'outbox.json', outboxOf(here, user, size)),
  ];
  return [
    ...(isSince(version, 4, 2) ? [outbox, ...media] : [...media, outbox]),
    ['likes.json', collection(here, 'likes.json', uris(state.favourites))],
    ['bookmarks.json', collection(here, 'bookmarks.json', uris(state.bookmarks))],
    ...pictureIn('avatar', user.avatar),
    ...pictureIn('header', user.header),
    ['actor.json', JSON.stringify(actorOf(here, user))],
  ];
}

const sizeOf = ({ options }: Here, user: AccountRecord): ArchiveSize =>
  options.accounts.find(({ username }) => username === user.username)?.archive ?? {};

/**
 * `totalItems` up to 4.1. Written as text: up to 4.2.10 `orderedItems` was there twice, first empty
 * (mastodon.md §9), which no object can be.
 */
function collection({ version }: Here, id: string, items: readonly unknown[]): string {
  const isTwice = /^4\.2\.(?:\d|10)(?!\d)/.test(version) && id !== 'outbox.json';
  const total = isSince(version, 4, 2) ? '' : `,"totalItems":${items.length}`;
  const head = `{"@context":"https://www.w3.org/ns/activitystreams","id":"${id}","type":"OrderedCollection"`;
  return `${head}${total}${isTwice ? ',"orderedItems":[]' : ''},"orderedItems":${JSON.stringify(items)}}`;
}

function* postsOf({ state, options }: Here, user: AccountRecord, { posts = 0 }: ArchiveSize) {
  for (const { account, uri, url, content, at } of state.posts.values()) {
    if (account === user.id) yield { uri, url, content, at };
  }
  for (let n = 0; n < posts; n += 1) {
    const uri = `${user.uri}/statuses/${n}`;
    const at = options.now() - (posts - n) * 3_600_000;
    yield { uri, url: uri, content: `<p>Message ${n} &amp; <a href="${user.url}">moi</a></p>`, at };
  }
}

function outboxOf(here: Here, user: AccountRecord, size: ArchiveSize): readonly object[] {
  const files = mediaNames(size);
  return [...postsOf(here, user, size)].map(({ uri, url, content, at }, n) => {
    const published = new Date(at).toISOString();
    const activity = { id: `${uri}/activity`, actor: user.uri, published, to: [PUBLIC] };
    // One in five is somebody else's: a boost is its address alone.
    if (n % 5 === 4) return { ...activity, type: 'Announce', object: `${uri}/of-somebody` };
    const file = files[n];
    const attachment =
      file === undefined ? [] : [{ type: 'Document', url: `/${file}`, name: null }];
    const note = { id: uri, type: 'Note', attributedTo: user.uri, url, content, published };
    return { ...activity, type: 'Create', object: { ...note, to: [PUBLIC], attachment } };
  });
}

const PUBLIC = 'https://www.w3.org/ns/activitystreams#Public';

const mediaNames = ({ media = 0 }: ArchiveSize): readonly string[] =>
  Array.from({ length: media }, (_, n) => {
    const place = String(n)
      .padStart(9, '0')
      .replace(/(\d{3})(?=\d)/g, '$1/');
    return `media_attachments/files/${place}/original/${n.toString(16).padStart(16, '0')}.png`;
  });

/** Up to 4.1 under the whole path of the server's disk (mastodon.md §9). */
function mediaOf({ version }: Here, size: ArchiveSize): readonly ArchiveFile[] {
  const before = isSince(version, 4, 2) ? '' : 'home/mastodon/live/public/system/';
  const bytes = new Uint8Array(size.mediaBytes ?? 64);
  return mediaNames(size).map((name) => [`${before}${name}`, bytes] as const);
}

function pictureIn(name: string, picture: Picture | undefined): readonly ArchiveFile[] {
  return picture === undefined ? [] : [[`${name}.${endingOf(picture)}`, picture.bytes]];
}

const endingOf = ({ type }: Picture): string => type.replace('image/', '').replace('jpeg', 'jpg');

/** The actor document, whose pictures and collections are files of the archive. */
function actorOf(here: Here, user: AccountRecord): object {
  const picture = (name: string, of: Picture | undefined) =>
    of === undefined ? undefined : { type: 'Image', url: `${name}.${endingOf(of)}` };
  return {
    ...renderActor(here, user).document,
    ...{ outbox: 'outbox.json', likes: 'likes.json', bookmarks: 'bookmarks.json' },
    ...{ icon: picture('avatar', user.avatar), image: picture('header', user.header) },
  };
}
