import * as v from 'valibot';
import { type Journey, NEW_JOURNEY } from '../domain/journey.ts';
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

/**
 * What goes along with a journey; registrations and limits belong to servers and accounts. The
 * journey comes first and leaves last: another tab must never see a key that is nobody's, which
 * it would give back (app/sign-in.ts).
 */
const GOES_ALONG = [KEYS.journey, KEYS.leaving, KEYS.token('from'), KEYS.token('to')] as const;

const PARKED = `${PREFIX}parked:`;
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

/** Puts the current journey aside and begins another, under an id nobody else has. */
export function beginAnother(shelf: Shelf, id: string): void {
  park(shelf);
  shelf.setItem(KEYS.journey, JSON.stringify({ ...NEW_JOURNEY, id }));
}

/** Changes over to a journey put aside. Nothing happens when there is none of that id. */
export function changeOver(shelf: Shelf, id: string): void {
  const bundle = readBundle(shelf, PARKED + id);
  if (bundle === undefined) return;
  park(shelf);
  for (const key of GOES_ALONG) {
    const text = bundle[key];
    if (text !== undefined) shelf.setItem(key, text);
  }
  shelf.removeItem(PARKED + id);
}

/** Leaves the shelf without a current journey. What is nothing yet is not kept. */
function park(shelf: Shelf): void {
  const current = v.safeParse(journeySchema, parse(shelf.getItem(KEYS.journey)));
  const worthKeeping = current.success && current.output.from !== undefined;
  const bundle = Object.fromEntries(
    GOES_ALONG.flatMap((key) => {
      const text = shelf.getItem(key);
      return text === null ? [] : [[key, text]];
    }),
  );
  if (worthKeeping) shelf.setItem(PARKED + current.output.id, JSON.stringify(bundle));
  for (const key of GOES_ALONG.toReversed()) shelf.removeItem(key);
}

function readBundle(shelf: Shelf, key: string): Record<string, string> | undefined {
  const read = v.safeParse(bundleSchema, parse(shelf.getItem(key)));
  return read.success ? read.output : undefined;
}

function parse(text: string | null | undefined): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return undefined;
  }
}
