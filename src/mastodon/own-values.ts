import * as v from 'valibot';
import { PLAIN_ID } from './people.ts';

/** Pieces of the answers about one's own things; all of a bearable length. */

export const ownId = v.pipe(v.string(), v.regex(PLAIN_ID));

/** Text that is carried to another server must be whole: what is too long is not taken at all. */
export const whole = (most: number) => v.pipe(v.string(), v.maxLength(most));

/** ISO 8601 to epoch milliseconds; a bare number would be taken for a year. */
export const time = v.pipe(
  v.string(),
  v.maxLength(40),
  v.regex(/^\d{4}-\d\d-\d\dT/),
  v.transform((text) => Date.parse(text)),
  v.finite(),
);

export const orNothing = <T>(schema: v.GenericSchema<unknown, T>) =>
  v.fallback(v.optional(schema), undefined);

/** Drops what is not there, for types that know absent from `undefined`. */
export function present<T extends object>(
  fields: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
