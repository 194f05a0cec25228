import { describe, expect, it } from 'vitest';
import type { Server } from '../domain/address.ts';
import { MastodonError, type MastodonErrorCode } from '../mastodon/errors.ts';
import type { Answer } from '../mastodon/people.ts';
import { createPassingLimits } from './limits.ts';
import { createPace } from './pace.ts';
import { readPages } from './read-pages.ts';
import { createTurns } from './turns.ts';

const WINDOW = 300_000;
const START = 6_000 * WINDOW;

function setUp(tries = 3) {
  let time = START;
  const tickers = new Set<() => void>();
  const now = () => time;
  const pace = createPace({ now, sharedBudget: false, memory: createPassingLimits() });
  const ticker = {
    onTick(listener: () => void) {
      tickers.add(listener);
      return () => tickers.delete(listener);
    },
  };
  const turns = createTurns({ pace, ticker, now, tries });
  const sentAt: number[] = [];
  return {
    turns,
    sentAt,
    tickers,
    /** Answers what the script says, one after another; the last for ever. */
    send<T>(script: readonly (Answer<T> | MastodonError)[]) {
      return async () => {
        const next = script[Math.min(sentAt.length, script.length - 1)];
        sentAt.push(time - START);
        if (next === undefined || next instanceof MastodonError) throw next;
        return next;
      };
    },
    async pass(ms: number) {
      for (const end = time + ms; time < end; time += 200) {
        for (const listener of [...tickers]) listener();
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
}

const answer = <T>(value: T, remaining = 299): Answer<T> => ({
  value,
  limit: { limit: 300, remaining, resetAt: START + WINDOW },
});
const error = (code: MastodonErrorCode, limit?: Answer<unknown>['limit']) =>
  new MastodonError(code, { server: 'new.example' as Server, limit });

describe('a read that waits for its turn', () => {
  it('goes at once when it may', async () => {
    const { turns, send } = setUp();
    expect((await turns.read(send([answer('a')])))?.value).toBe('a');
  });

  it('keeps its distance from the one before', async () => {
    const { turns, send, sentAt, pass } = setUp();
    await turns.read(send([answer(1)]));
    const second = turns.read(send([answer(1)]));
    await pass(600);
    await second;
    expect(sentAt).toEqual([0, 200]);
  });

  it('waits for the window, says until when, and leaves no ticker behind', async () => {
    const { turns, send, sentAt, pass, tickers } = setUp();
    await turns.read(send([answer(1, 0)]));
    expect(turns.waiting()).toBeUndefined();
    const second = turns.read(send([answer(2)]));
    await pass(1_000);
    expect(turns.waiting()).toEqual({ until: START + WINDOW + 1_000, reason: 'window' });
    await pass(WINDOW + 1_000);
    await second;
    expect(sentAt[1]).toBe(WINDOW + 1_000);
    expect(tickers.size).toBe(0);
  });

  it('is sent again when it came too early, however often', async () => {
    const { turns, send, sentAt, pass } = setUp(1);
    const early = answer(0, 0).limit;
    const read = turns.read(send([error('rate-limited', early), answer('late')]));
    await pass(WINDOW + 2_000);
    expect((await read)?.value).toBe('late');
    expect(sentAt).toEqual([0, WINDOW + 1_000]);
  });

  it('is tried again after ever longer pauses, and then says why not', async () => {
    const { turns, send, sentAt, pass } = setUp(3);
    const read = turns.read(send([error('unwell')]));
    const refused = expect(read).rejects.toMatchObject({ code: 'unwell' });
    await pass(30_000);
    await refused;
    expect(sentAt).toEqual([0, 5_000, 20_000]);
  });

  it('is not tried again for a reason that does not pass', async () => {
    const { turns, send, sentAt } = setUp(3);
    await expect(turns.read(send([error('signed-out')]))).rejects.toMatchObject({
      code: 'signed-out',
    });
    expect(sentAt).toEqual([0]);
  });

  it('hides no defect of ours', async () => {
    const { turns } = setUp(3);
    const broken = turns.read(async () => {
      throw new TypeError('ours');
    });
    await expect(broken).rejects.toThrow('ours');
  });

  it('answers nothing once stopped, also in the middle of a wait', async () => {
    const { turns, send, pass, tickers, sentAt } = setUp();
    await turns.read(send([answer(1, 0)]));
    const second = turns.read(send([answer(2)]));
    await pass(1_000);
    turns.stop();
    expect(await second).toBeUndefined();
    expect(await turns.read(send([answer(3)]))).toBeUndefined();
    expect([sentAt.length, tickers.size]).toEqual([1, 0]);
  });
});

describe('a list of people', () => {
  const person = (id: string) => ({ id }) as never;

  it('is read page by page, each in its turn', async () => {
    const { turns, pass, sentAt, send } = setUp();
    const told: string[] = [];
    const cursors: (string | undefined)[] = [];
    const pages = [
      answer({ people: [person('1'), person('2')], next: 'two' as string | undefined }),
      answer({ people: [person('3')], next: undefined }),
    ];
    const page = send(pages);
    const reading = readPages(
      turns,
      (cursor) => {
        cursors.push(cursor);
        return page();
      },
      (people) => told.push(...people.map(({ id }) => id)),
    );
    await pass(1_000);
    expect(await reading).toBe(true);
    expect(cursors).toEqual([undefined, 'two']);
    expect(told).toEqual(['1', '2', '3']);
    expect(sentAt).toEqual([0, 200]);
  });

  it('says why it could not be read', async () => {
    const { turns, send } = setUp(1);
    const reading = readPages(turns, send([error('unreachable')]), () => {});
    await expect(reading).rejects.toMatchObject({ code: 'unreachable' });
  });
});
