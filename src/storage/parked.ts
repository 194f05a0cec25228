import * as v from 'valibot';
import type { Journey } from '../domain/journey.ts';
import { KEYS, PREFIX } from './keys.ts';
import type { Shelf } from './local.ts';
import { journeySchema, tokenSchema } from './schemas.ts';
import type { KeptToken } from './sign-ins.ts';

/**
 * A person may have several moves: two old accounts and one new, say. One is current and lies
 * where everything looks for it; each of the others is put aside whole, as one entry, with its
 * keys. Changing over is done before anything is read (the page reopens after it).
 */
export type ParkedJourney = {
  readonly id: string;
  readonly journey: Journey;
  readonly tokens: readonly KeptToken[];
};

export const PARKED = `${PREFIX}parked:`;
const bundleSchema = v.record(v.string(), v.string());

/** The journeys put aside, as far as they can be read. */
export function listParked(shelf: Shelf): readonly ParkedJourney[] {
  const keys = Array.from({ length: shelf.length }, (_, index) => shelf.key(index));
  return keys.flatMap((key) => {
    const bundle = key?.startsWith(PARKED) ? readBundle(shelf, key) : undefined;
    if (bundle === undefined) return [];
    const journey = v.safeParse(journeySchema, parse(bundle[KEYS.journey]));
    if (!journey.success) return [];
    const tokens = (['from', 'to'] as const).flatMap((side) => {
      const token = v.safeParse(tokenSchema, parse(bundle[KEYS.token(side)]));
      return token.success ? [token.output] : [];
    });
    return [{ id: journey.output.id, journey: journey.output, tokens }];
  });
}

export function readBundle(shelf: Shelf, key: string): Record<string, string> | undefined {
  const read = v.safeParse(bundleSchema, parse(shelf.getItem(key)));
  return read.success ? read.output : undefined;
}

export function parse(text: string | null | undefined): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return undefined;
  }
}
