import { nextRow, type State } from './state.ts';

/** What one account has with another, besides follows. */
export type Block = { readonly row: number; readonly from: string; readonly to: string };

export type Mute = Block & {
  notifications: boolean;
  /** Epoch milliseconds. */
  expiresAt: number | undefined;
};

export type Endorsement = Block;

export type DomainBlock = {
  readonly row: number;
  readonly account: string;
  readonly domain: string;
};

export const pairKey = (from: string, to: string) => `${from} ${to}`;

export function addBlock(state: State, from: string, to: string): void {
  if (!state.blocks.has(pairKey(from, to))) {
    state.blocks.set(pairKey(from, to), { row: nextRow(state), from, to });
  }
}

export function isBlocking(state: State, from: string, to: string): boolean {
  return state.blocks.has(pairKey(from, to));
}

/** An existing mute takes the new settings and expiry (mastodon.md §5). */
export function setMute(
  state: State,
  from: string,
  to: string,
  notifications: boolean,
  expiresAt: number | undefined,
): void {
  const before = state.mutes.get(pairKey(from, to));
  if (before !== undefined) Object.assign(before, { notifications, expiresAt });
  else {
    state.mutes.set(pairKey(from, to), {
      row: nextRow(state),
      from,
      to,
      notifications,
      expiresAt,
    });
  }
}

/** A mute that has run out is gone. */
export function findMute(state: State, from: string, to: string, now: number): Mute | undefined {
  const mute = state.mutes.get(pairKey(from, to));
  if (mute?.expiresAt === undefined || mute.expiresAt > now) return mute;
  state.mutes.delete(pairKey(from, to));
  return undefined;
}

export function addDomainBlock(state: State, account: string, domain: string): void {
  if (!isDomainBlocking(state, account, domain)) {
    state.domainBlocks.push({ row: nextRow(state), account, domain });
  }
}

export function removeDomainBlock(state: State, account: string, domain: string): void {
  const place = state.domainBlocks.findIndex(
    (block) => block.account === account && block.domain === domain,
  );
  if (place >= 0) state.domainBlocks.splice(place, 1);
}

export function isDomainBlocking(state: State, account: string, domain: string): boolean {
  return state.domainBlocks.some((block) => block.account === account && block.domain === domain);
}

export function addEndorsement(state: State, from: string, to: string): void {
  if (!state.endorsements.has(pairKey(from, to))) {
    state.endorsements.set(pairKey(from, to), { row: nextRow(state), from, to });
  }
}

/** Rows of one account, newest first. */
export function rowsOf<Row extends { readonly row: number }>(
  rows: Iterable<Row>,
  isMine: (row: Row) => boolean,
): Row[] {
  return [...rows].filter(isMine).sort((one, two) => two.row - one.row);
}
