import type { RunLock } from './ports.ts';

/** Does the work under the lock and answers its result; nothing when another tab holds it. */
export async function holdLock<T>(lock: RunLock, work: () => Promise<T>): Promise<T | undefined> {
  let result: T | undefined;
  await lock.tryHold(async () => {
    result = await work();
  });
  return result;
}
