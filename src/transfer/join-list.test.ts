import { describe, expect, it } from 'vitest';
import type { Address } from '../domain/address.ts';
import type { TaskId } from '../domain/task.ts';
import type { MastodonErrorCode } from '../mastodon/errors.ts';
import { setAdvance } from './advance.scene.ts';
import { createChunks } from './chunks.ts';
import { checkMembers, type Joined, joinList } from './join-list.ts';
import type { Joining } from './pick.ts';
import { mastodonError } from './server.scene.ts';
import { address, done, followOf, memberOf, NOW } from './tasks.scene.ts';
import { beginWork } from './work.ts';

const people = (count: number) => Array.from({ length: count }, (_, n) => address(`p${n}`));
const joining = (whom: Address, person = `id_${whom.user}`): Joining => ({
  work: beginWork(memberOf('Friends', whom)),
  person,
});
const LIMIT = { limit: 300, remaining: 0, resetAt: NOW + 60_000 };

function set(given: Parameters<typeof setAdvance>[0] = {}) {
  const scene = setAdvance(given);
  const chunks = createChunks();
  return {
    ...{ ...scene, chunks },
    join: (members: readonly Joining[]) => joinList(scene.deps, chunks, '5', members),
    check: (members: readonly Joining[]) => checkMembers(scene.deps, chunks, '5', members),
  };
}

const codes = ({ ended }: Joined) =>
  ended.map(([task, { code }]) => [task.slice('list-member:'.length).split('@')[0], code]);
const refusing = (code: MastodonErrorCode, options?: Parameters<typeof mastodonError>[1]) => ({
  addToList: () => {
    throw mastodonError(code, options);
  },
});

describe('people who go on a list', () => {
  it('go in one call, announced before it leaves', async () => {
    const members = people(3).map((whom) => joining(whom));
    const inDoubt: boolean[] = [];
    const scene = set({
      saying: {
        addToList: () => {
          inDoubt.push(...members.map(({ work }) => scene.ledger.isInDoubt(work.task.id)));
        },
      },
    });
    const joined = await scene.join(members);
    expect(scene.asked).toEqual([['addToList', '5', ['id_p0', 'id_p1', 'id_p2']]]);
    expect(inDoubt).toEqual([true, true, true]);
    expect(scene.log).toEqual(['count act', 'leave act', 'answer act']);
    expect(joined).toEqual({
      ended: members.map(({ work, person }) => [work.task.id, done(person)]),
      advanced: { type: 'on' },
    });
  });

  it('go once, though two rows led to one of them', async () => {
    const scene = set({ saying: { addToList: () => undefined } });
    const joined = await scene.join([
      joining(address('ann'), '1'),
      joining(address('bob'), '2'),
      joining(address('ann_old'), '1'),
    ]);
    expect(scene.asked).toEqual([['addToList', '5', ['1', '2']]]);
    expect(codes(joined)).toEqual([
      ['ann', 'done'],
      ['bob', 'done'],
      ['ann_old', 'done'],
    ]);
  });

  it('are none of them there when the call was refused, and fewer go the next time', async () => {
    const members = people(8).map((whom) => joining(whom));
    const scene = set({ saying: refusing('not-found', { status: 404 }) });
    expect(await scene.join(members)).toEqual({ ended: [], advanced: { type: 'on' } });
    expect(scene.undone).toEqual(members.map(({ work }) => work.task.id));
    expect(scene.chunks.atOnce('5')).toBe(4);
  });

  it.each<[MastodonErrorCode, string]>([
    // Up to 4.3, and GoToSocial; since 4.4 in words (mastodon.md §5.2).
    ['not-found', 'needs-follow'],
    ['needs-follow', 'needs-follow'],
    ['invalid', 'needs-follow'],
    ['already-there', 'already'],
    ['forbidden', 'refused'],
    ['unexpected', 'unknown'],
  ])('alone is told why not: %s', async (code, outcome) => {
    const scene = set({ saying: refusing(code) });
    const rows = [joining(address('ann'), '1'), joining(address('ann_old'), '1')];
    expect(codes(await scene.join(rows))).toEqual([
      ['ann', outcome],
      ['ann_old', outcome],
    ]);
  });

  it('that came too early were not put there', async () => {
    const members = people(2).map((whom) => joining(whom));
    const scene = set({ saying: refusing('rate-limited', { limit: LIMIT }) });
    expect(await scene.join(members)).toEqual({ ended: [], advanced: { type: 'on' } });
    expect(scene.undone).toHaveLength(2);
    expect(scene.chunks.atOnce('5')).toBe(100);
  });

  it.each(['timeout', 'unwell', 'unreachable', 'garbled', 'rate-limited'] as const)(
    'may be there when the answer was lost: %s',
    async (code) => {
      const members = people(2).map((whom) => joining(whom));
      const scene = set({ saying: refusing(code) });
      expect(await scene.join(members)).toEqual({ ended: [], advanced: { type: 'failed' } });
      expect(scene.undone).toEqual([]);
      expect(members.every(({ work }) => scene.ledger.isInDoubt(work.task.id))).toBe(true);
      expect(scene.chunks.atOnce('5')).toBe(100);
      expect(scene.log.at(-1)).toBe('failed act');
    },
  );

  it('may not by what the key may: only the lists end, not the run', async () => {
    const scene = set({ saying: refusing('scope') });
    const joined = await scene.join(people(2).map((whom) => joining(whom)));
    expect(joined.advanced).toEqual({ type: 'on' });
    expect(codes(joined).map(([, code]) => code)).toEqual(['refused', 'refused']);
  });

  it('stop with the run when the key is refused', async () => {
    const scene = set({ saying: refusing('signed-out') });
    expect(await scene.join(people(2).map((whom) => joining(whom)))).toEqual({
      ...{ ended: [], advanced: { type: 'stop', problem: 'signed-out' } },
    });
  });
});

describe('a list of 50 with one who is not followed', () => {
  const all = people(50);

  it.each([0, 1, 24, 25, 48, 49])('is full after a dozen calls: without number %i', async (bad) => {
    const onIt = new Set<string>();
    const scene = set({
      saying: {
        addToList(_, ids) {
          if (ids.includes(`id_p${bad}`)) throw mastodonError('not-found', { status: 404 });
          if (ids.some((id) => onIt.has(id))) throw mastodonError('already-there');
          for (const id of ids) onIt.add(id);
        },
      },
    });
    let rest = all.map((whom) => joining(whom));
    const outcomes = new Map<TaskId, string>();
    while (rest.length > 0) {
      const { ended } = await scene.join(rest.slice(0, scene.chunks.atOnce('5')));
      for (const [task, { code }] of ended) outcomes.set(task, code);
      rest = rest.filter(({ work }) => !outcomes.has(work.task.id));
    }
    expect(onIt.size).toBe(49);
    expect([...outcomes.values()].filter((code) => code === 'needs-follow')).toHaveLength(1);
    expect(outcomes.get(memberOf('Friends', address(`p${bad}`)).id)).toBe('needs-follow');
    expect(scene.asked.length).toBeLessThanOrEqual(12);
  });
});

describe('members in doubt', () => {
  const rows = (...users: readonly string[]) =>
    users.map((user) => ({ list: '5', address: address(user) }));

  it('are found, or not, with one read for all of them', async () => {
    const scene = set({ holding: { 'list-members': () => rows('p1', 'other', 'p0') } });
    const members = people(60).map((whom) => joining(whom));
    const checked = await scene.check(members);
    expect(scene.read).toEqual([['list-members', undefined, ['5']]]);
    expect(scene.log).toEqual(['count check', 'leave check', 'answer check']);
    expect(checked).toEqual({
      ended: members.slice(0, 2).map(({ work, person }) => [work.task.id, done(person)]),
      advanced: { type: 'on' },
    });
    expect(scene.undone).toEqual(members.slice(2).map(({ work }) => work.task.id));
  });

  it('are known by the address they were followed at', async () => {
    const [ann, now] = [address('ann'), address('ann_new')];
    const scene = set({
      holding: { 'list-members': () => rows('ann_new') },
      ended: [[followOf(ann).id, done('1', now)]],
    });
    const checked = await scene.check([joining(ann, '1'), joining(now, '1')]);
    expect(codes(checked)).toEqual([
      ['ann', 'done'],
      ['ann_new', 'done'],
    ]);
  });

  it('stay in doubt until the last page of a list that comes in pages', async () => {
    const page = (users: readonly string[], next?: string) => ({
      ...{ rows: rows(...users), unreadable: 0, next },
    });
    const scene = set({
      holding: {
        'list-members': (cursor) => (cursor === undefined ? page(['p0', 'x'], '17') : page(['p2'])),
      },
    });
    const [one, two, three, four] = people(4).map((whom) => joining(whom));
    if (!one || !two || !three || !four) throw new Error('There are four.');
    expect(codes(await scene.check([one, two, three]))).toEqual([['p0', 'done']]);
    expect(scene.undone).toEqual([]);
    // Who joins them late is looked for on the page of before as well.
    const late = joining(address('x'));
    expect(codes(await scene.check([two, three, late]))).toEqual([
      ['p2', 'done'],
      ['x', 'done'],
    ]);
    expect(scene.undone).toEqual([two.work.task.id]);
    expect(scene.read.map(([, cursor]) => cursor)).toEqual([undefined, '17']);
    // A page counts as one (mastodon.md §3.1).
    expect(scene.log.filter((line) => line.startsWith('count'))).toEqual([
      'count check',
      'count read',
    ]);
    // The next doubt is about the list as it is then.
    await scene.check([four]);
    expect(scene.read.at(-1)).toEqual(['list-members', undefined, ['5']]);
  });

  it.each<[MastodonErrorCode, unknown]>([
    ['timeout', { type: 'failed' }],
    ['signed-out', { type: 'stop', problem: 'signed-out' }],
  ])('stay in doubt when nothing could be read: %s', async (code, advanced) => {
    const scene = set({
      holding: {
        'list-members': () => {
          throw mastodonError(code);
        },
      },
    });
    expect(await scene.check([joining(address('ann'))])).toEqual({ ended: [], advanced });
    expect(scene.undone).toEqual([]);
  });
});

describe('a defect of ours', () => {
  it('is not hidden', async () => {
    const { join } = set();
    await expect(join([joining(address('ann'))])).rejects.toThrow('Nobody was to ask');
  });
});
