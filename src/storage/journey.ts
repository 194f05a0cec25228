import { type Journey, NEW_JOURNEY } from '../domain/journey.ts';
import { type JourneyEvent, reduceJourney } from '../domain/journey-event.ts';
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

/**
 * The facts of the move, kept after every change and shared with the other tabs of this page.
 * What is on the shelf is looked at before it is changed: another tab may have learnt something
 * meanwhile, or have forgotten everything, and what it forgot is not written back.
 */
export function openJourney(shelf: Shelf): JourneyStore {
  const listeners = new Set<() => void>();
  let setAside = false;
  /** What the shelf held when it was last looked at. */
  let seen: string | null = null;
  let journey = NEW_JOURNEY;
  renew();

  /** Takes in what was kept, or what another tab has written since. */
  function renew(): void {
    const text = shelf.getItem(KEYS.journey);
    if (text === seen) return;
    seen = text;
    const read = readShelf<Journey>(shelf, KEYS.journey, journeySchema);
    journey = read.state === 'read' ? read.value : NEW_JOURNEY;
    if (read.state !== 'foreign') return;
    // Half-read facts would be worse than none: the text moves out of the way, unchanged.
    setAside = true;
    shelf.setItem(`${KEYS.journey}:aside`, text ?? '');
    shelf.removeItem(KEYS.journey);
    seen = null;
  }

  function changeFrom(before: Journey): void {
    if (journey === before) return;
    for (const listener of [...listeners]) listener();
  }

  if (typeof addEventListener === 'function') {
    addEventListener('storage', (event) => {
      if (event.key !== KEYS.journey && event.key !== null) return;
      const before = journey;
      renew();
      changeFrom(before);
    });
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getSnapshot: () => journey,
    dispatch(event) {
      const before = journey;
      renew();
      const next = reduceJourney(journey, event);
      if (next !== journey) {
        journey = next;
        writeShelf(shelf, KEYS.journey, next);
        seen = shelf.getItem(KEYS.journey);
      }
      changeFrom(before);
    },
    setAside,
  };
}
