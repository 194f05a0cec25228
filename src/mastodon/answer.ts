import * as v from 'valibot';
import type { Client } from './client.ts';
import { MastodonError } from './errors.ts';
import { type RateLimit, readRateLimit } from './rate-limit.ts';

/** What was asked for, and the budget the server told of on the way. */
export type Answer<T> = { readonly value: T; readonly limit: RateLimit | undefined };

export function answer<T>(raw: { readonly headers: Headers }, value: T): Answer<T> {
  return { value, limit: readRateLimit(raw.headers) };
}

/** @throws {MastodonError} `garbled` when it is not what was asked for. */
export function parse<T>(client: Client, schema: v.GenericSchema<unknown, T>, data: unknown): T {
  const parsed = v.safeParse(schema, data);
  if (parsed.success) return parsed.output;
  throw new MastodonError('garbled', { server: client.server });
}
