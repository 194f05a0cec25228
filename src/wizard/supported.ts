import type { ServerFacts } from '../mastodon/instance.ts';

/**
 * Servers whose API lets a page of another origin sign in and follow as this walk does it.
 * Software we do not know is given the benefit of the doubt when it speaks Mastodon's API.
 */
export function isSupported(facts: ServerFacts): boolean {
  return facts.software !== 'misskey';
}
