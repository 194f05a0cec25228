import { formatAddress } from './address.ts';
import type { Identity, Journey, Side } from './journey.ts';

/** Why an account that signed in is not taken. */
export type SignInRefusal =
  | { readonly code: 'not-the-one-typed'; readonly expected: string; readonly got: string }
  | { readonly code: 'not-the-same-as-before'; readonly expected: string; readonly got: string }
  | { readonly code: 'same-account-on-both-sides'; readonly got: string };

/**
 * Decides whether an account that came back from a sign-in may stand at this end: it must be
 * the one typed, the one of before, and never the account of the other end. Two accounts on
 * one server are fine (product.md §1.5).
 */
export function checkSignIn(
  journey: Journey,
  side: Side,
  account: Identity,
): SignInRefusal | undefined {
  const end = journey[side];
  const other = journey[side === 'from' ? 'to' : 'from'];
  const got = formatAddress(account.address);
  if (other?.account !== undefined && isSameAccount(other.account, account)) {
    return { code: 'same-account-on-both-sides', got };
  }
  if (end?.account !== undefined && !isSameAccount(end.account, account)) {
    return { code: 'not-the-same-as-before', expected: formatAddress(end.account.address), got };
  }
  if (end?.account === undefined && end?.user !== undefined && end.user !== account.address.user) {
    return { code: 'not-the-one-typed', expected: `${end.user}@${end.local}`, got };
  }
  return undefined;
}

export function isSameAccount(one: Identity, other: Identity): boolean {
  return one.actor === other.actor || formatAddress(one.address) === formatAddress(other.address);
}
