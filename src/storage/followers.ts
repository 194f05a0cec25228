import * as v from 'valibot';
import { type Address, formatAddress, parseAddress } from '../domain/address.ts';
import type { Sighting } from '../domain/sighting.ts';
import type { Database } from './database.ts';

/** Who followed the old account before the Move; `complete` when the list was read to its end. */
export type KeptFollowers = {
  readonly addresses: readonly Address[];
  readonly complete: boolean;
};

const moment = v.pipe(v.number(), v.finite());
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const sightingsSchema = v.array(
  v.object({
    at: moment,
    old: v.exactOptional(count),
    fresh: v.exactOptional(count),
    requests: v.exactOptional(count),
  }),
);

/** Ten thousand addresses are one text here: as objects their copying would hold the page up. */
const followersSchema = v.object({ text: v.string(), complete: v.boolean() });

/** `id` is the journey's, here and below. What cannot be read was not kept. */
export async function readSightings(
  database: Promise<Database>,
  id: string,
): Promise<readonly Sighting[]> {
  const kept = await (await database).get('kept', `${id}:sightings`);
  const read = v.safeParse(sightingsSchema, kept);
  return read.success ? read.output : [];
}

export async function keepSightings(
  database: Promise<Database>,
  id: string,
  sightings: readonly Sighting[],
): Promise<void> {
  await (await database).put('kept', sightings, `${id}:sightings`);
}

export async function readFollowers(
  database: Promise<Database>,
  id: string,
): Promise<KeptFollowers | undefined> {
  const kept = await (await database).get('kept', `${id}:followers`);
  const read = v.safeParse(followersSchema, kept);
  if (!read.success) return undefined;
  const addresses = read.output.text.split('\n').flatMap((line) => {
    const address = parseAddress(line);
    return address.ok ? [address.value] : [];
  });
  return { addresses, complete: read.output.complete };
}

export async function keepFollowers(
  database: Promise<Database>,
  id: string,
  followers: KeptFollowers,
): Promise<void> {
  const text = followers.addresses.map(formatAddress).join('\n');
  await (await database).put('kept', { text, complete: followers.complete }, `${id}:followers`);
}
