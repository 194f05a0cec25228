import { describe, expect, it } from 'vitest';
import type { Pace } from './pace.ts';
import { setProving } from './proving.scene.ts';
import { mastodonError } from './server.scene.ts';
import { address, blockOf, done, filterOf, followOf, NOW, tie } from './tasks.scene.ts';

const ANN = address('ann');
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('a proof that cannot be had', () => {
  it('is not had where the server fails: what is known stays', async () => {
    const fail = () => {
      throw mastodonError('unwell');
    };
    const scene = setProving({
      ended: [
        [followOf(ANN), done('1')],
        [blockOf(ANN), done('1')],
        [filterOf('spoilers'), done('6')],
      ],
      saying: { relationships: fail },
      holding: { blocks: fail },
    });
    expect(await scene.start().finished).toBeUndefined();
    // Patiently about follows, three times about a list, and the others are read all the same.
    expect(scene.asked).toHaveLength(8);
    expect(scene.read()).toEqual(['blocks', 'blocks', 'blocks', 'filters']);
    expect(scene.written()).toEqual([[filterOf('spoilers').id, { code: 'missing' }]]);
  });

  it('says when only the person can change it, asking about follows', async () => {
    const scene = setProving({
      ended: [
        [followOf(ANN), done('1')],
        [blockOf(ANN), done('1')],
      ],
      saying: {
        relationships: () => {
          throw mastodonError('signed-out');
        },
      },
    });
    expect(await scene.start().finished).toBe('signed-out');
    expect([scene.read(), scene.kept]).toEqual([[], []]);
  });

  it('says when only the person can change it, reading lists: what was read counts', async () => {
    const scene = setProving({
      ended: [
        [blockOf(ANN), done('1')],
        [filterOf('spoilers'), done('6')],
      ],
      holding: {
        filters: () => {
          throw mastodonError('disabled');
        },
      },
    });
    expect(await scene.start().finished).toBe('disabled');
    expect(scene.written()).toEqual([[blockOf(ANN).id, { code: 'missing' }]]);
  });

  it('hides no defect of ours', async () => {
    const scene = setProving({ ended: [[followOf(ANN), done('1')]], saying: {} });
    await expect(scene.start().finished).rejects.toThrow('Nobody was to ask');
  });
});

describe('a proof that is stopped', () => {
  const ended = [
    [followOf(ANN), done('1')],
    [blockOf(ANN), done('1')],
  ] as const;

  it('while it asks about follows reads no list', async () => {
    let stop = () => {};
    const scene = setProving({
      ended,
      saying: {
        relationships: (ids) => {
          stop();
          return ids.map((id) => tie(id, { requested: true }));
        },
      },
    });
    const proving = scene.start();
    stop = proving.stop;
    expect(await proving.finished).toBeUndefined();
    expect(scene.read()).toEqual([]);
    // What the answer under way said counts.
    expect(scene.written()).toEqual([[followOf(ANN).id, { code: 'waiting', targetId: '1' }]]);
  });

  it('while it reads lists says nothing of what was not read to its end', async () => {
    let stop = () => {};
    const scene = setProving({
      ended: [...ended, [filterOf('spoilers'), done('6')]],
      holding: {
        blocks: () => {
          stop();
          return { rows: [], unreadable: 0, next: '9' };
        },
      },
    });
    const proving = scene.start();
    stop = proving.stop;
    expect(await proving.finished).toBeUndefined();
    expect(scene.read()).toEqual(['blocks']);
    expect(scene.kept).toEqual([]);
  });

  it('says what holds it, whatever it does, and leaves no ticker behind', async () => {
    const closed = new Set<string>();
    const open: Partial<Pace> = {
      mayGo: (request) => !closed.has(request),
      opensAt: () => NOW + 60_000,
    };
    const wait = { until: NOW + 60_000, reason: 'window' };
    closed.add('read');
    const scene = setProving({ ended, open });
    const proving = scene.start();
    await settle();
    expect(proving.waiting()).toEqual(wait);
    closed.clear();
    scene.tick();
    closed.add('read');
    await settle();
    expect(scene.asked).toHaveLength(1);
    expect(proving.waiting()).toEqual(wait);
    expect(scene.read()).toEqual([]);
    proving.stop();
    await proving.finished;
    expect(scene.listeners.size).toBe(0);
  });
});
