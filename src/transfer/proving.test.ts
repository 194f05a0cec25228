import { describe, expect, it } from 'vitest';
import { WINDOW } from './clock-offset.ts';
import { setProving } from './proving.scene.ts';
import {
  address,
  blockOf,
  done,
  filterPostOf,
  followOf,
  hashtagOf,
  listOf,
  markOf,
  memberOf,
  muteOf,
  NOW,
  PROFILE,
  postOn,
  tie,
} from './tasks.scene.ts';

const [ANN, BOB] = [address('ann'), address('bob')];
const POST = postOn('people.example');
const row = (id: string, whom = ANN) => ({ id, address: whom });

describe('reading the new account back', () => {
  it('asks one by one about follows, and reads no list for them', async () => {
    const scene = setProving({
      ended: [
        [followOf(ANN), done('1')],
        [followOf(BOB), { code: 'waiting', targetId: '2' }],
      ],
      saying: {
        relationships: (ids) => ids.map((id) => tie(id, { following: id === '2' })),
      },
    });
    expect(await scene.start().finished).toBeUndefined();
    expect(scene.asked).toEqual([['relationships', ['1', '2']]]);
    expect(scene.read()).toEqual([]);
    expect(scene.written()).toEqual([
      [followOf(ANN).id, { code: 'refused' }],
      [followOf(BOB).id, done('2')],
    ]);
  });

  it('reads the lists of those kinds of which something was done, each once', async () => {
    const scene = setProving({
      ended: [
        [blockOf(ANN), done('1')],
        [blockOf(BOB), done('2')],
        [memberOf('Friends', ANN), done('1')],
        [listOf('Friends'), done('5')],
        [filterPostOf('spoilers', POST), { code: 'not-found' }],
        [hashtagOf('followed-hashtag', 'maps'), done('')],
        [markOf('favourite', POST), { code: 'left-out' }],
        [PROFILE, { code: 'done' }],
      ],
    });
    await scene.start().finished;
    expect(scene.asked).toEqual([]);
    // A list and a filter that hold nothing leave nothing to ask about.
    expect(scene.read()).toEqual(['blocks', 'lists', 'followed-hashtags', 'filters']);
  });

  it('notes what is not there, and what is there after all', async () => {
    const scene = setProving({
      ended: [
        [blockOf(ANN), done('1')],
        [blockOf(BOB), { code: 'passing' }],
        [markOf('bookmark', POST), { code: 'done', targetId: '7' }],
        [listOf('Friends'), done('5')],
        [memberOf('Friends', ANN), done('1')],
        [memberOf('Friends', BOB), done('2')],
      ],
      holding: {
        blocks: () => [row('2', BOB)],
        bookmarks: () => [{ uri: POST }],
        lists: () => [{ id: '5', title: 'Friends', repliesPolicy: 'list', exclusive: false }],
        'list-members': () => [{ list: '5', address: ANN }],
      },
    });
    expect(await scene.start().finished).toBeUndefined();
    expect(scene.written()).toEqual([
      [blockOf(ANN).id, { code: 'missing' }],
      [blockOf(BOB).id, { code: 'already', targetId: '2' }],
      [memberOf('Friends', BOB).id, { code: 'missing' }],
    ]);
  });

  it('sees what the server’s own import has brought, follows too', async () => {
    const scene = setProving({
      ended: [
        [followOf(ANN), { code: 'by-file' }],
        [followOf(BOB), { code: 'by-file' }],
      ],
      holding: { following: () => [row('1')] },
    });
    await scene.start().finished;
    expect(scene.read()).toEqual(['following']);
    expect(scene.written()).toEqual([[followOf(ANN).id, done('1')]]);
  });

  it('misses nothing that may have had its end meanwhile, by clocks that are apart', async () => {
    const over = muteOf(ANN, { expiresAt: NOW + WINDOW });
    const going = muteOf(BOB, { expiresAt: NOW + WINDOW + 1 });
    const scene = setProving({
      ended: [
        [over, done('1')],
        [going, done('2')],
      ],
    });
    await scene.start().finished;
    expect(scene.written()).toEqual([[going.id, { code: 'missing' }]]);
  });

  it('asks nothing where nothing was done', async () => {
    const scene = setProving({
      ended: [
        [followOf(ANN), { code: 'refused' }],
        [blockOf(ANN), { code: 'left-out' }],
        [PROFILE, { code: 'done' }],
      ],
    });
    expect(await scene.start().finished).toBeUndefined();
    expect([scene.asked, scene.read(), scene.kept]).toEqual([[], [], []]);
  });
});
