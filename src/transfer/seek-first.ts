import type { Address } from '../domain/address.ts';
import { type Acquaintance, isHeldBack, type Known } from './directory.ts';
import type { Step, Surroundings } from './step.ts';

const NOT_FOUND: Step = { type: 'end', outcome: { code: 'not-found' } };

/** Whom or what a step is about has to be found before it can be taken. */
export function withPerson(
  address: Address,
  around: Surroundings,
  go: (person: Acquaintance) => Step,
): Step {
  return withKnown(around.directory.person(address), address, around, go);
}

export function withKnown(
  known: Known<Acquaintance>,
  address: Address,
  { lookUps, lookUpsLater = false, now }: Surroundings,
  go: (person: Acquaintance) => Step,
): Step {
  switch (known.state) {
    case 'found':
      return go(known.value);
    case 'absent':
      return NOT_FOUND;
    case 'sought': {
      const lookUp = lookUps && !known.lookedUp;
      // The look-up of a second try waits with the search: they are one try.
      const isHeld = isHeldBack(known.notBefore, now) && (known.misses > 0 || !lookUp);
      if (isHeld) return { type: 'later', at: known.notBefore };
      if (lookUp) return { type: 'seek', request: 'look-up', address };
      const inHaste = lookUpsLater && !known.lookedUp ? ({ inHaste: true } as const) : {};
      return { type: 'seek', request: 'search', address, ...inHaste };
    }
  }
}

export function withPost(
  uri: string,
  { directory, now }: Surroundings,
  go: (post: string) => Step,
): Step {
  const known = directory.post(uri);
  switch (known.state) {
    case 'found':
      return go(known.value);
    case 'absent':
      return NOT_FOUND;
    case 'sought':
      if (isHeldBack(known.notBefore, now)) return { type: 'later', at: known.notBefore };
      return { type: 'find-post', uri };
  }
}
