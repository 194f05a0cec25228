import type { Database } from './database.ts';

/**
 * What was read belongs to the account it was read from, and is kept under its name: pages of one
 * old account can never be taken for another's, whatever was forgotten or not when the person chose
 * the other.
 *
 * @param journey its id, which has no colon
 * @returns what storage/snapshot.ts takes for `id`
 */
export const snapshotOf = (journey: string, actor: string) =>
  `${journey}:of:${actor.replace(/[^!-~]|[%:]/g, escaped)}`;

/** Names of what is kept are plain text (journey-file.ts), and a colon ends a part of them. */
const escaped = (unit: string) => `%${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Forgets what a journey has read of any account but this one. */
export async function forgetOtherSnapshots(
  database: Promise<Database>,
  journey: string,
  actor: string | undefined,
): Promise<void> {
  const { store, done } = (await database).transaction('kept', 'readwrite');
  // `;` is what comes after `:`.
  const [first, end] = [`${journey}:of:`, `${journey}:of;`];
  if (actor === undefined) {
    void store.delete(IDBKeyRange.bound(first, end));
  } else {
    const own = `${snapshotOf(journey, actor)}:snapshot`;
    void store.delete(IDBKeyRange.bound(first, `${own}:`, false, true));
    void store.delete(IDBKeyRange.bound(`${own};`, end));
  }
  await done;
}
