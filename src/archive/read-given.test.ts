import { describe, expect, it } from 'vitest';
import type { Server } from '../domain/address.ts';
import type { About, Given, GivenResult } from './given.ts';
import {
  ACTOR,
  ARCHIVE,
  collectionOf,
  type Files,
  PNG,
  post,
  tarOf,
  zipOf,
} from './packed.scene.ts';
import { readGiven } from './read-given.ts';

const NOBODY: About = { own: [] };
const given = (file: File): Given => ({ type: 'file', name: file.name, file });
const read = (file: File, about = NOBODY) => readGiven(given(file), about);
const folder = (files: Files, name = 'my archive'): Given => ({
  ...{ type: 'folder', name },
  files: files.map(([path, content]) => ({
    path: `${name}/${path}`,
    file: new File([content], path.split('/').at(-1) ?? ''),
  })),
});
const relations = ({ findings }: GivenResult) =>
  findings.flatMap((finding) =>
    finding.kind === 'archive' ? finding.rows.map(({ relation }) => relation) : [],
  );

const FACTS = {
  ...{ actor: ACTOR.id, address: { user: 'ann', server: 'old.example' } },
  ...{ posts: 1, boosts: 1, media: 1, missing: [], defects: [] },
};

describe('an archive', () => {
  it.each([
    ['a ZIP', () => zipOf(ARCHIVE), { madeBy: 'since-4.2', madeAt: Date.UTC(2024, 0, 6, 12) }],
    ['a ZIP that is only packed together', () => zipOf(ARCHIVE, 'a.zip', { stored: true }), {}],
    ['a ZIP with sizes after the bytes', () => zipOf(ARCHIVE, 'a.zip', { streamed: true }), {}],
    ['a tar', () => tarOf(ARCHIVE), { madeBy: 'up-to-4.1', madeAt: Date.UTC(2021, 0, 6, 12) }],
  ])('is read from %s', async (_, make, more) => {
    const result = await read(await make());
    expect(result.refused).toEqual([]);
    expect(result.archives).toHaveLength(1);
    expect(result.archives[0]?.facts).toMatchObject({ ...FACTS, ...more });
    expect(result.archives[0]?.pictures.avatar?.type).toBe('image/png');
    expect(relations(result)).toMatchObject([
      { kind: 'profile', displayName: 'Ann', note: 'Shepherd' },
      { kind: 'bookmark', uri: post(3) },
      { kind: 'favourite', uri: post(1) },
      { kind: 'favourite', uri: post(2) },
    ]);
  });

  it('is read from a folder, wherever in it the archive lies', async () => {
    for (const inside of ['', 'deeper/']) {
      const files = ARCHIVE.map(([path, content]) => [`${inside}${path}`, content] as const);
      const result = await readGiven(folder(files), NOBODY);
      expect(result.archives[0]?.facts).toMatchObject(FACTS);
      expect(relations(result)).toHaveLength(4);
    }
  });

  it('up to 4.1 has media under the whole path of the server’s disk', async () => {
    const files = ARCHIVE.map(
      ([path, content]) =>
        [path.replace(/^media/, '/home/mastodon/live/public/system/media'), content] as const,
    );
    expect((await read(await tarOf(files))).archives[0]?.facts).toMatchObject(FACTS);
  });

  it('may be one of several', async () => {
    const bob = { ...ACTOR, id: 'https://old.example/users/bob', preferredUsername: 'bob' };
    const files = ['one', 'two'].flatMap((root) =>
      ARCHIVE.map(([path, content]) => {
        const isBob = root === 'two' && path === 'actor.json';
        return [`${root}/${path}`, isBob ? JSON.stringify(bob) : content] as const;
      }),
    );
    const all = await read(await zipOf(files, 'both.zip'));
    expect(all.archives.map(({ facts }) => [facts.name, facts.address?.user])).toEqual([
      ['both.zip/one', 'ann'],
      ['both.zip/two', 'bob'],
    ]);
    const servers = ['old.example' as Server];
    const mine = await read(await zipOf(files, 'both.zip'), {
      ...{ own: [], owner: { user: 'ann', servers } },
    });
    expect(mine.archives).toHaveLength(1);
    expect(mine.refused).toEqual([
      {
        name: 'both.zip/two',
        problem: { code: 'other-account', archive: 'bob@old.example', expected: 'ann@old.example' },
      },
    ]);
  });

  it('says what is missing and what is damaged, and gives the rest', async () => {
    const files: Files = [
      ['likes.json', '{"orderedItems":["https://far.example/1","https://fa'],
      ['actor.json', 'no JSON'],
      ['avatar.png', '<svg onload="alert(1)">'],
    ];
    const { archives, findings } = await read(await zipOf(files, 'a.zip'));
    expect(archives[0]?.facts).toMatchObject({
      missing: ['actor.json', 'outbox.json', 'bookmarks.json'],
      defects: [{ code: 'damaged-entry', count: 1, names: ['likes.json'] }],
    });
    expect(archives[0]?.pictures).toEqual({});
    expect(findings[0]?.rows).toHaveLength(1);
  });
});

describe('a container', () => {
  it('may hold files of the export page, deep or not, and each says where it was', async () => {
    const files: Files = [
      ['csv/following_accounts.csv', 'Account address,Show boosts\nbob@x.example,true\n'],
      ['csv/followers.csv', 'Account address\ncy@x.example\n'],
      ['__MACOSX/csv/._following_accounts.csv', 'x'],
      ['notes.txt', 'nothing'],
    ];
    const { findings, refused } = await read(await zipOf(files, 'mine.zip'));
    expect(findings.map(({ kind, name, container }) => [kind, name, container])).toEqual([
      ['follows', 'mine.zip/csv/following_accounts.csv', 'mine.zip'],
    ]);
    expect(refused).toEqual([
      { name: 'mine.zip/csv/followers.csv', problem: { code: 'followers' } },
    ]);
  });

  it('that holds nothing for us is refused in words', async () => {
    const refused = [{ name: 'a.zip', problem: { code: 'nothing-inside' } }];
    for (const files of [[], [['a.txt', 'x']]] as const) {
      expect(await read(await zipOf(files, 'a.zip'))).toMatchObject({ refused });
    }
    const empty: Given = { type: 'folder', name: 'a.zip', files: [] };
    expect(await readGiven(empty, NOBODY)).toMatchObject({ refused });
  });

  it('with names that lead out of it gives the others', async () => {
    const files: Files = [
      ['../bookmarks.json', collectionOf([post(1)])],
      ['C:\\likes.json', collectionOf([post(1)])],
      ['a\u202egpj.json', '{}'],
      ['actor.json', JSON.stringify(ACTOR)],
    ];
    const { archives } = await read(await zipOf(files, 'a.zip'));
    expect(archives[0]?.facts.missing).toContain('bookmarks.json');
    expect(archives[0]?.facts.defects).toMatchObject([{ code: 'unsafe-name', count: 3 }]);
  });

  it.each([0.5, 0.8, 0.95])('whose tail is cut off at %d gives what was before', async (share) => {
    for (const whole of [
      await zipOf(ARCHIVE),
      await zipOf(ARCHIVE, 'a.zip', { streamed: true }),
      await tarOf([
        ...ARCHIVE.toReversed(),
        ['filler', crypto.getRandomValues(new Uint8Array(4_096))],
      ]),
    ]) {
      const cut = new File([whole.slice(0, Math.floor(whole.size * share))], whole.name);
      const { archives, refused } = await read(cut);
      expect(refused).toEqual([]);
      expect(archives[0]?.facts.defects).toContainEqual(
        expect.objectContaining({ code: 'truncated' }),
      );
      const isTar = whole.name.endsWith('.tar.gz');
      expect(isTar ? archives[0]?.facts.address?.user : archives[0]?.facts.posts).toBe(
        isTar ? 'ann' : 1,
      );
    }
  });

  it.each([
    ['PK and nothing behind', 'PK\x03\x04'],
    ['a header that lies', `PK\x03\x04${'\xff'.repeat(40)}`],
    ['gzip of nothing', '\x1f\x8b\x08\x00'],
  ])('that is none: %s', async (_, text) => {
    const bytes = Uint8Array.from(text, (char) => char.charCodeAt(0));
    const { refused, findings } = await read(new File([bytes], 'a.zip'));
    expect(findings).toEqual([]);
    expect(['damaged', 'nothing-inside']).toContain(refused[0]?.problem.code);
  });

  it('that is a bomb is refused before it fills the memory', async () => {
    const zeros = new Uint8Array(40 * 1024 * 1024);
    const zip = await zipOf([['bookmarks.json', zeros]], 'bomb.zip');
    expect((await read(zip)).refused).toMatchObject([
      { name: 'bomb.zip', problem: { code: 'bomb' } },
    ]);
    const media = await zipOf([['media_attachments/0.png', zeros], ...ARCHIVE], 'ok.zip');
    expect((await read(media)).archives).toHaveLength(1);
  });

  it('tells how far it is', async () => {
    const media = crypto.getRandomValues(new Uint8Array(65_536));
    const many = Array.from(
      { length: 160 },
      (_, n) => [`media_attachments/${n}.png`, media] as const,
    );
    const file = await zipOf([...many, ...ARCHIVE], 'a.zip', { stored: true });
    const told: number[] = [];
    await readGiven(given(file), NOBODY, ({ read: bytes, total }) => told.push(bytes / total));
    expect(told.length).toBeGreaterThan(0);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBeLessThanOrEqual(1);
  });

  it('is known by its content, not by its name', async () => {
    expect((await read(await zipOf(ARCHIVE, 'follows.csv'))).archives).toHaveLength(1);
    const text = new File(['Account address,Show boosts\nbob@x.example,true\n'], 'archive.zip');
    expect((await read(text)).findings[0]?.kind).toBe('follows');
    expect((await read(new File([PNG], 'a.zip'))).refused[0]?.problem.code).toBe('not-text');
  });
});
