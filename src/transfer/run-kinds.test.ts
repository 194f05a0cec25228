import { describe, expect, it } from 'vitest';
import type { Task } from '../domain/task.ts';
import { setRun } from './run.scene.ts';
import { mastodonError } from './server.scene.ts';
import { makePerson } from './simulated/people.ts';
import { makePost } from './simulated/posts.ts';
import {
  blockOf,
  domainBlockOf,
  endorsementOf,
  filterOf,
  filterPostOf,
  followOf,
  hashtagOf,
  listOf,
  markOf,
  memberOf,
  muteOf,
  NOW,
  noteOf,
  PROFILE,
} from './tasks.scene.ts';

const friends = Array.from({ length: 60 }, (_, n) => makePerson(`p${n}`, 'known'));
const [ann = makePerson('p0', 'known')] = friends;
const foe = makePerson('foe', 'unknown');
const post = makePost('1', 'unknown');

const ALL: readonly Task[] = [
  blockOf(foe.address),
  muteOf(ann.address, { expiresAt: NOW + 3_600_000, notifications: false }),
  domainBlockOf('bad.example'),
  followOf(ann.address),
  hashtagOf('followed-hashtag', 'maps'),
  hashtagOf('featured-hashtag', 'goats'),
  listOf('Friends'),
  memberOf('Friends', ann.address),
  markOf('bookmark', post.uri),
  markOf('favourite', post.uri),
  filterOf('spoilers'),
  filterPostOf('spoilers', post.uri),
  noteOf(ann.address),
  endorsementOf(ann.address),
  { ...PROFILE, parts: new Set(['displayName']) },
];
const filled = [...friends.map(({ address }) => followOf(address)), listOf('Friends')];
const full = [...filled, ...friends.map(({ address }) => memberOf('Friends', address))];

describe('a run of every kind', () => {
  it('carries all of it, and finds everybody and everything once', async () => {
    const scene = setRun(ALL, { people: [ann, foe], posts: [post] });
    expect(await scene.finish()).toEqual({ type: 'done' });
    expect([...scene.outcomes().values()]).toEqual(ALL.map(() => 'done'));
    const { account } = scene;
    expect([...account.blocks]).toEqual(['id_foe']);
    const mute = account.mutes.get('id_p0');
    expect(mute?.notifications).toBe(false);
    // It keeps its end, to the second.
    expect(Math.abs((mute?.expiresAt ?? 0) - NOW - 3_600_000)).toBeLessThanOrEqual(1_000);
    expect([...account.follows]).toEqual([['id_p0', 'following']]);
    expect(account.lists).toMatchObject([{ title: 'Friends', members: new Set(['id_p0']) }]);
    expect(account.filters).toMatchObject([{ title: 'spoilers', posts: ['post_1'] }]);
    expect([...account.bookmarks, ...account.favourites]).toEqual(['post_1', 'post_1']);
    expect([...account.notes]).toEqual([['id_p0', 'met in Ghent']]);
    expect([...account.endorsements]).toEqual(['id_p0']);
    expect([...account.domainBlocks]).toEqual(['bad.example']);
    expect([...account.followedHashtags.keys()]).toEqual(['maps']);
    expect([...account.featuredHashtags.keys()]).toEqual(['goats']);
    expect(account.profile).toMatchObject({ displayName: 'Ann', note: '' });
    for (const whom of ['p0', 'foe']) {
      const found = [...scene.askedFor(`lookUp ${whom}@`), ...scene.askedFor(`search ${whom}@`)];
      expect(found.length, whom).toBeLessThanOrEqual(2);
    }
    expect(scene.askedFor('findPost')).toHaveLength(1);
    // Whether there is a note is asked before one is written; the answer to the follow has told.
    expect(scene.askedFor('relationships')).toEqual([]);
    // One act each; each of three is found, of whom the stranger is looked up in vain.
    expect(scene.asked.length).toBeLessThanOrEqual(ALL.length + 3 + 1);
  });

  it('does not let what waits hold what need not', async () => {
    const day = { limits: { followsPerDay: 1 } };
    const other = makePerson('other', 'known');
    const scene = setRun([followOf(other.address), ...ALL], {
      ...{ people: [ann, foe, other], posts: [post], ...day },
    });
    await scene.pass(600_000);
    // Two follows and a hashtag are of the day; all that does not hang on them is done.
    const waiting = [...ALL.map(({ id }) => id), followOf(other.address).id].filter(
      (id) => !scene.outcomes().has(id),
    );
    expect(waiting.every((id) => /^(?:follow|note|endorsement|list-member)/.test(id))).toBe(true);
    expect(scene.run.waiting()?.reason).toBe('day');
  });
});

describe('a list', () => {
  it('is filled with one call for sixty people, once they are followed', async () => {
    const scene = setRun(full, { people: friends });
    await scene.finish();
    expect(scene.askedFor('addToList')).toHaveLength(1);
    expect(scene.account.lists[0]?.members.size).toBe(60);
    expect(scene.askedFor('list-members')).toEqual([]);
  });

  it('costs no more than a dozen calls when one of them spoils it', async () => {
    const scene = setRun(full, {
      people: friends,
      instead: {
        before(call) {
          // Their server takes the follow back.
          if (call === 'addToList') scene.account.follows.delete('id_p17');
        },
      },
    });
    await scene.finish();
    expect(scene.account.lists[0]?.members.size).toBe(59);
    expect(scene.askedFor('addToList').length).toBeLessThanOrEqual(12);
    const { [memberOf('Friends', friends[17]?.address ?? ann.address).id]: spoiler, ...others } =
      Object.fromEntries(scene.outcomes());
    expect(spoiler).toBe('needs-follow');
    expect(new Set(Object.values(others))).toEqual(new Set(['done']));
  });

  it('is read once, and nobody put there twice, when an answer is lost', async () => {
    let lost = 0;
    const scene = setRun(full, {
      people: friends,
      instead: {
        after(call) {
          if (call !== 'addToList' || lost > 0) return;
          lost += 1;
          throw mastodonError('timeout');
        },
      },
    });
    await scene.finish();
    expect(lost).toBe(1);
    expect(scene.askedFor('addToList')).toHaveLength(1);
    expect(scene.askedFor('list-members')).toHaveLength(1);
    expect(new Set(scene.outcomes().values())).toEqual(new Set(['done']));
  });

  it('is filled all the same when a call never came there: one read tells', async () => {
    let lost = 0;
    const scene = setRun(full, {
      people: friends,
      instead: {
        before(call) {
          if (call !== 'addToList' || lost > 0) return;
          lost += 1;
          throw mastodonError('unreachable');
        },
      },
    });
    await scene.finish();
    expect(scene.askedFor('addToList')).toHaveLength(2);
    expect(scene.askedFor('list-members')).toHaveLength(1);
    expect(scene.account.lists[0]?.members.size).toBe(60);
  });
});
