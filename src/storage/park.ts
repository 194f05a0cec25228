import * as v from 'valibot';
import { NEW_JOURNEY } from '../domain/journey.ts';
import { KEYS } from './keys.ts';
import type { Shelf } from './local.ts';
import { PARKED, parse, readBundle } from './parked.ts';
import { journeySchema } from './schemas.ts';

/**
 * What goes along with a journey; registrations and limits belong to servers and accounts. The
 * journey comes first and leaves last: another tab must never see a key that is nobody's, which
 * it would give back (app/sign-in.ts).
 */
const GOES_ALONG = [KEYS.journey, KEYS.leaving, KEYS.token('from'), KEYS.token('to')] as const;

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
