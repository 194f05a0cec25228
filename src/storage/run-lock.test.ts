import { afterEach, describe, expect, it, vi } from 'vitest';
import { createRunLock } from './run-lock.ts';

afterEach(() => vi.unstubAllGlobals());

type Request = (lock: object | null) => Promise<void>;
type Options = { ifAvailable?: boolean; signal?: AbortSignal };

/** `navigator.locks`, as far as it is used (Web Locks API §3.2). */
function stubLocks() {
  const held = new Map<string, Promise<void>>();
  const request = async (name: string, options: Options, act: Request): Promise<void> => {
    const before = held.get(name);
    if (before !== undefined && options.ifAvailable === true) return act(null);
    if (before !== undefined) {
      await new Promise<void>((resolve, reject) => {
        options.signal?.addEventListener('abort', () => reject(options.signal?.reason));
        void before.then(resolve);
      });
    }
    let release = () => {};
    held.set(
      name,
      new Promise((resolve) => {
        release = resolve;
      }),
    );
    try {
      await act({});
    } finally {
      held.delete(name);
      release();
    }
  };
  vi.stubGlobal('navigator', { locks: { request } });
  return held;
}

function gate() {
  let open = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, passed };
}

describe('the lock of a run', () => {
  it('is held while the work lasts, and refused to others at once', async () => {
    stubLocks();
    const [one, two] = [createRunLock('pair'), createRunLock('pair')];
    const { open, passed } = gate();
    const holding = one.tryHold(() => passed);
    const work = vi.fn(async () => {});
    expect(await two.tryHold(work)).toBe(false);
    expect(work).not.toHaveBeenCalled();
    open();
    expect(await holding).toBe(true);
    expect(await two.tryHold(work)).toBe(true);
    expect(work).toHaveBeenCalledOnce();
  });

  it('is one for each account', async () => {
    stubLocks();
    const { open, passed } = gate();
    const holding = createRunLock('one').tryHold(() => passed);
    expect(await createRunLock('two').tryHold(async () => {})).toBe(true);
    open();
    await holding;
  });

  it('is given back when the work fails, and the failure is told', async () => {
    const held = stubLocks();
    const lock = createRunLock('pair');
    const failing = lock.tryHold(async () => {
      throw new Error('broken');
    });
    await expect(failing).rejects.toThrow('broken');
    expect(held.size).toBe(0);
  });

  it('is waited for without being kept', async () => {
    const held = stubLocks();
    const lock = createRunLock('pair');
    const { open, passed } = gate();
    const holding = lock.tryHold(() => passed);
    let free = false;
    const waiting = lock.whenFree(new AbortController().signal).then(() => {
      free = true;
    });
    await Promise.resolve();
    expect(free).toBe(false);
    open();
    await Promise.all([holding, waiting]);
    expect(free).toBe(true);
    expect(held.size).toBe(0);
  });

  it('is waited for no longer than wanted', async () => {
    stubLocks();
    const lock = createRunLock('pair');
    const { open, passed } = gate();
    const holding = lock.tryHold(() => passed);
    const closing = new AbortController();
    const waiting = lock.whenFree(closing.signal);
    closing.abort(new Error('closed'));
    await expect(waiting).rejects.toThrow('closed');
    open();
    await holding;
  });
});
