import { type Address, formatAddress } from '../domain/address.ts';
import { addressOf, type End } from '../domain/journey.ts';
import type { Person, Place } from '../illustrations/facts.ts';
import { isSoftware, readSoftware } from '../mastodon/software.ts';

/** Where an end's pages are and of which release; `undefined` where they are not Mastodon's to draw. */
export function drawnPlace(end: End | undefined): Place | undefined {
  if (end === undefined) return undefined;
  const software = isSoftware(end.software) ? end.software : 'mastodon';
  if (software !== 'mastodon' && software !== 'glitch') return undefined;
  const { mastodonVersion: release } = readSoftware(end.version ?? '', software);
  return { host: end.web, server: end.local, release };
}

/** `user@server`, as fields of Mastodon take it. */
export const bareHandle = (address: Address): string => formatAddress(address).replace(/^@/, '');

/** @param pictures whether they may be loaded */
export function drawnPerson(end: End | undefined, pictures: boolean): Person | undefined {
  const address = addressOf(end);
  if (address === undefined) return undefined;
  const { displayName, avatar } = end?.account ?? {};
  return {
    name: displayName || address.user,
    handle: bareHandle(address),
    avatar: pictures ? avatar : undefined,
  };
}
