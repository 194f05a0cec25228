import { type Journey, type JourneyEvent, NEW_JOURNEY, reduceJourney } from '../domain/journey.ts';
import { KEYS } from './keys.ts';
import { readShelf, type Shelf, writeShelf } from './local.ts';
import { journeySchema } from './schemas.ts';

export type JourneyStore = {
  readonly subscribe: (listener: () => void) => () => void;
  readonly getSnapshot: () => Journey;
  readonly dispatch: (event: JourneyEvent) => void;
  /** What was kept could not be read and has been set aside; told once to the person. */
  readonly setAside: boolean;
};

/** The facts of the move, kept after every change and shared with the other tabs of this page. */
export function openJourney(shelf: Shelf): JourneyStore {
  const listeners = new Set<() => void>();
  const kept = readShelf<Journey>(shelf, KEYS.journey, journeySchema);
  let journey = kept.state === 'read' ? kept.value : NEW_JOURNEY;

  // Half-read facts would be worse than none: the text moves out of the way, unchanged.
  if (kept.state === 'foreign') {
    shelf.setItem(`${KEYS.journey}:aside`, shelf.getItem(KEYS.journey) ?? '');
    shelf.removeItem(KEYS.journey);
  }

  function change(next: Journey): void {
    journey = next;
    for (const listener of [...listeners]) listener();
  }

  if (typeof addEventListener === 'function') {
    addEventListener('storage', (event) => {
      if (event.key !== KEYS.journey) return;
      const read = readShelf<Journey>(shelf, KEYS.journey, journeySchema);
      if (read.state === 'read') change(read.value);
      // Forgotten over there: the next change here must not write the old facts back.
      if (read.state === 'absent') change(NEW_JOURNEY);
    });
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getSnapshot: () => journey,
    dispatch(event) {
      const next = reduceJourney(journey, event);
      if (next === journey) return;
      writeShelf(shelf, KEYS.journey, next);
      change(next);
    },
    setAside: kept.state === 'foreign',
  };
}
