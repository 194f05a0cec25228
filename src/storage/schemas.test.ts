import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { findingsSchema } from './finding-schemas.ts';
import { journalEntrySchema, limitsSchema } from './kept-schemas.ts';
import {
  addressSchema,
  appSchema,
  journeySchema,
  leavingSchema,
  serverSchema,
  tokenSchema,
} from './schemas.ts';

const SEED = 20_260_310;
const ALL = {
  app: appSchema,
  journal: journalEntrySchema,
  journey: journeySchema,
  leaving: leavingSchema,
  limits: limitsSchema,
  token: tokenSchema,
  address: addressSchema,
  server: serverSchema,
};

describe('whatever lies in the browser', () => {
  it('is taken for what it is, and never throws', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withDate: true, withMap: true }), (value) => {
        for (const schema of Object.values(ALL))
          expect(v.safeParse(schema, value).success).toBe(false);
        // An empty list of files is one.
        const isEmptyList = Array.isArray(value) && value.length === 0;
        expect(v.safeParse(findingsSchema, value).success).toBe(isEmptyList);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('is not read through its prototype', () => {
    const token = { web: 'new.example', actor: 'a', token: 't' };
    expect(v.safeParse(tokenSchema, token).success).toBe(true);
    const text = JSON.stringify(token).replace('{', '{"__proto__":{"admin":true},');
    const read = v.parse(tokenSchema, JSON.parse(text));
    expect('admin' in read).toBe(false);
  });

  it.each(['example.org', 'xn--bcher-kva.example', 'nouveau.localhost:4102'])(
    'the server %s is one',
    (server) => {
      expect(v.safeParse(serverSchema, server).success).toBe(true);
    },
  );

  it.each([
    'Example.org',
    'example.org/',
    ' example.org',
    'bücher.example',
    'localhost',
    '10.0.0.1',
  ])('the server %j is none: it is not as we write it', (server) => {
    expect(v.safeParse(serverSchema, server).success).toBe(false);
  });

  it('an address holds nothing beside itself', () => {
    const read = v.safeParse(addressSchema, { user: 'ann', server: 'one.example', more: '<b>' });
    expect(read.output).toEqual({ user: 'ann', server: 'one.example' });
  });
});
