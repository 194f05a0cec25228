import * as v from 'valibot';
import { KEYS } from './keys.ts';

/**
 * The small shelf: `localStorage`, or a stand-in that lasts as long as the page where the
 * browser forbids it (private windows, blocked site data), so that nobody else has to ask.
 */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

export function openShelf(): { shelf: Shelf; lasting: boolean } {
  try {
    const probe = 'transhumance:probe';
    localStorage.setItem(probe, '');
    localStorage.removeItem(probe);
    return { shelf: localStorage, lasting: true };
  } catch {
    return { shelf: createPassingShelf(), lasting: false };
  }
}

/** The memory of this tab alone: it goes when the tab is closed. */
export function openTabShelf(): Shelf {
  try {
    sessionStorage.getItem('');
    return sessionStorage;
  } catch {
    return createPassingShelf();
  }
}

export function createPassingShelf(): Shelf {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    key: (index) => [...kept.keys()][index] ?? null,
    get length() {
      return kept.size;
    },
  };
}

/** What was read back: nothing, something understood, or something that is not ours to guess at. */
export type ReadBack<T> =
  | { readonly state: 'absent' }
  | { readonly state: 'read'; readonly value: T }
  | { readonly state: 'foreign' };

export function readShelf<T>(
  shelf: Shelf,
  key: string,
  schema: v.GenericSchema<unknown, T>,
): ReadBack<T> {
  const text = shelf.getItem(key);
  if (text === null) return { state: 'absent' };
  try {
    const parsed = v.safeParse(schema, JSON.parse(text));
    return parsed.success ? { state: 'read', value: parsed.output } : { state: 'foreign' };
  } catch {
    return { state: 'foreign' };
  }
}

/**
 * Keeps something that belongs to the journey. Without a journey there is nothing it could belong
 * to: another tab has forgotten everything while this one was still at work.
 */
export function keepOnShelf(shelf: Shelf, key: string, value: unknown): void {
  if (shelf.getItem(KEYS.journey) !== null) writeShelf(shelf, key, value);
}

export function writeShelf(shelf: Shelf, key: string, value: unknown): void {
  shelf.setItem(key, JSON.stringify(value));
}
