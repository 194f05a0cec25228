import { describe, expect, it } from 'vitest';
import { challengeOf, createPkce, createState } from './pkce.ts';

/** RFC 7636, appendix B. */
const OCTETS = [
  116, 24, 223, 180, 151, 153, 224, 37, 79, 250, 96, 125, 216, 173, 187, 186, 22, 212, 37, 77, 105,
  214, 191, 240, 91, 88, 5, 88, 83, 132, 141, 121,
];
const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

describe('PKCE (RFC 7636)', () => {
  it('gives the challenge of appendix B', async () => {
    expect(await challengeOf(VERIFIER)).toBe(CHALLENGE);
  });

  it('makes the verifier of appendix B from its 32 octets', async () => {
    const asked: number[] = [];
    const random = (bytes: number) => {
      asked.push(bytes);
      return Uint8Array.from(OCTETS);
    };
    expect(await createPkce(random)).toEqual({ verifier: VERIFIER, challenge: CHALLENGE });
    expect(asked).toEqual([32]);
  });

  it('writes base64url without padding, whatever the octets', async () => {
    const { verifier } = await createPkce((bytes) => new Uint8Array(bytes).fill(255));
    expect(verifier).toBe(`${'_'.repeat(42)}8`);
    expect(createState((bytes) => new Uint8Array(bytes).fill(251))).toMatch(/^[A-Za-z0-9_-]{32}$/);
  });
});

describe('the state of a sign-in', () => {
  it('holds 24 octets of what it is given', () => {
    const states = [0, 1].map((seed) => createState((bytes) => new Uint8Array(bytes).fill(seed)));
    expect(states).toEqual(['A'.repeat(32), 'AQEB'.repeat(8)]);
  });
});
