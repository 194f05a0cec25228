import { describe, expect, it } from 'vitest';
import type { Outcome } from '../domain/outcome.ts';
import { sendAct } from './send-act.ts';
import { mastodonError, type Saying, scriptServer } from './server.scene.ts';
import type { Act } from './step.ts';
import {
  address,
  blockOf,
  domainBlockOf,
  endorsementOf,
  filterOf,
  filterPostOf,
  followOf,
  hashtagOf,
  listOf,
  markOf,
  muteOf,
  NOW,
  noteOf,
  PROFILE,
  postOn,
  tie,
} from './tasks.scene.ts';

const [ANN, NEW] = [address('ann'), address('ann_new', 'other.example')];
const POST = postOn('people.example');
const LIMIT = { limit: 300, remaining: 7, resetAt: NOW };
const CALM: Saying = {
  ...{ block: () => tie('1'), mute: () => tie('1'), setNote: () => tie('1') },
  ...{ endorse: () => tie('1'), blockServer: () => undefined, followHashtag: () => undefined },
  ...{ featureHashtag: () => undefined, bookmark: () => undefined, favourite: () => undefined },
  ...{ createList: () => '5', createFilter: () => '6', filterPost: () => undefined },
  changeProfile: () => undefined,
};

async function send(task: Act['task'], over: Partial<Act> = {}, saying = CALM) {
  const { server, asked } = scriptServer(saying, LIMIT);
  const act: Act = { task, target: undefined, container: undefined, as: undefined, ...over };
  const { value, limit } = await sendAct(server, act, NOW);
  return { value, limit, asked };
}

describe('the act of each kind', () => {
  it.each<[Act['task'], Partial<Act>, readonly unknown[], Outcome]>([
    [blockOf(ANN), { target: '1' }, ['block', '1'], { code: 'done', targetId: '1' }],
    [
      muteOf(ANN, { notifications: false }),
      { target: '1' },
      ['mute', '1', { notifications: false }],
      { code: 'done', targetId: '1' },
    ],
    [
      noteOf(ANN, 'met in Ghent'),
      { target: '1' },
      ['setNote', '1', 'met in Ghent'],
      { code: 'done', targetId: '1' },
    ],
    [endorsementOf(ANN), { target: '1' }, ['endorse', '1'], { code: 'done', targetId: '1' }],
    [domainBlockOf('bad.example'), {}, ['blockServer', 'bad.example'], { code: 'done' }],
    [hashtagOf('followed-hashtag', 'Été'), {}, ['followHashtag', 'Été'], { code: 'done' }],
    [hashtagOf('featured-hashtag', 'Maps'), {}, ['featureHashtag', 'Maps'], { code: 'done' }],
    [markOf('bookmark', POST), { target: '7' }, ['bookmark', '7'], { code: 'done', targetId: '7' }],
    [
      markOf('favourite', POST),
      { target: '7' },
      ['favourite', '7'],
      { code: 'done', targetId: '7' },
    ],
    [
      filterPostOf('spoilers', POST),
      { target: '7', container: '6' },
      ['filterPost', '6', '7'],
      { code: 'done', targetId: '7' },
    ],
  ])('is one request, and says to what: $kind', async (task, over, request, outcome) => {
    const { value, limit, asked } = await send(task, over);
    expect(asked).toEqual([request]);
    expect(value).toEqual(outcome);
    expect(limit).toEqual(LIMIT);
  });

  it('makes a list as it is set, and says its id', async () => {
    const { value, limit, asked } = await send(listOf('Friends'));
    expect(asked).toEqual([
      [
        'createList',
        expect.objectContaining({ title: 'Friends', repliesPolicy: 'list', exclusive: false }),
      ],
    ]);
    expect(value).toEqual({ code: 'done', targetId: '5' });
    expect(limit).toEqual(LIMIT);
  });

  it('makes a filter that never ends without an end, and says its id', async () => {
    const { value, asked } = await send(filterOf('spoilers'));
    const keywords = [{ keyword: 'spoilers', wholeWord: true }];
    expect(asked).toEqual([
      ['createFilter', expect.objectContaining({ title: 'spoilers', keywords }), undefined],
    ]);
    expect(value).toEqual({ code: 'done', targetId: '6' });
  });

  it('writes what was chosen of a profile; addresses of pictures are no pictures', async () => {
    const facts = { ...PROFILE.facts, avatar: 'https://old.example/a.png', discoverable: true };
    const parts = new Set(['displayName', 'locked', 'discoverable', 'avatar', 'header'] as const);
    const { value, asked } = await send({ ...PROFILE, facts, parts });
    const { displayName, locked } = PROFILE.facts;
    expect(asked).toEqual([['changeProfile', { displayName, locked, discoverable: true }]]);
    expect(value).toEqual({ code: 'done' });
  });

  it('writes nothing of a profile of which nothing was chosen, or told', async () => {
    expect((await send(PROFILE)).asked).toEqual([['changeProfile', {}]]);
    const parts = new Set(['indexable'] as const);
    expect((await send({ ...PROFILE, parts })).asked).toEqual([['changeProfile', {}]]);
  });

  it('passes on what the server says against it', async () => {
    const saying: Saying = {
      block: () => {
        throw mastodonError('forbidden');
      },
    };
    await expect(send(blockOf(ANN), { target: '1' }, saying)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});

describe('what has its end', () => {
  it.each([
    [60_000, 60],
    [60_001, 61],
    [1, 1],
  ])('keeps it: in %i ms of the server’s time', async (left, seconds) => {
    const expiresAt = NOW + left;
    const mute = await send(muteOf(ANN, { expiresAt }), { target: '1' });
    expect(mute.asked).toEqual([['mute', '1', { notifications: true, seconds }]]);
    const filter = await send(filterOf('spoilers', { expiresAt }));
    expect(filter.asked[0]?.[2]).toBe(seconds);
  });
});

describe('a follow', () => {
  const following = (over: Parameters<typeof tie>[1]): Saying => ({
    follow: () => tie('1', over),
  });

  it('asks for what was chosen, and nothing else', async () => {
    const options = { reblogs: false, notify: true, languages: ['fr'] };
    const saying = following({ following: true });
    const { asked, value } = await send(followOf(ANN, { options }), { target: '1' }, saying);
    expect(asked).toEqual([['follow', '1', options]]);
    expect(value).toEqual({ code: 'done', targetId: '1' });
  });

  it.each([
    [true, false, 'done'],
    [true, true, 'waiting'],
    [false, true, 'waiting'],
    [false, false, 'unknown'],
  ] as const)('that is following %s, requested %s is %s', async (is, requested, code) => {
    const saying = following({ following: is, requested });
    const { value, limit } = await send(followOf(ANN), { target: '1' }, saying);
    expect(value.code).toBe(code);
    expect(limit).toEqual(LIMIT);
  });

  it.each(['following', 'requested'] as const)(
    'of somebody who moved says to where: %s',
    async (how) => {
      const { value } = await send(
        followOf(ANN),
        { target: '1', as: NEW },
        following({ [how]: true }),
      );
      expect(value).toMatchObject({ targetId: '1', as: NEW });
    },
  );
});
