import { readFile } from 'node:fs/promises';
import type { Language } from './crossing.ts';

export type Tongue = Language | 'cimode';
export type WizardWords = typeof import('../locales/en/wizard.json') &
  typeof import('../locales/en/walk.json');
export type MastodonWords = typeof import('../locales/en/mastodon.json');

/** The page's words; in the test language each is its own key, as i18next prints it. */
export async function readWords(tongue: Tongue): Promise<WizardWords> {
  const [first, rest] = await Promise.all([readPart('wizard', tongue), readPart('walk', tongue)]);
  return { ...(first as object), ...(rest as object) } as WizardWords;
}

export async function readMastodonWords(tongue: Tongue): Promise<MastodonWords> {
  return (await readPart('mastodon', tongue)) as MastodonWords;
}

/** The words of the walk are in the first screen's namespace (src/i18n/i18n.ts). */
async function readPart(name: string, tongue: Tongue): Promise<unknown> {
  const language = tongue === 'cimode' ? 'en' : tongue;
  const url = new URL(`../locales/${language}/${name}.json`, import.meta.url);
  const words: unknown = JSON.parse(await readFile(url, 'utf8'));
  return tongue === 'cimode' ? keysOf(words, name === 'mastodon' ? 'mastodon:' : 'wizard:') : words;
}

/** Plurals are one key: the ending is chosen after it is looked up. */
function keysOf(words: unknown, path: string): unknown {
  if (typeof words !== 'object' || words === null) return path.replace(/_(?:one|many|other)$/, '');
  const join = path.endsWith(':') ? '' : '.';
  return Object.fromEntries(
    Object.entries(words).map(([name, value]) => [name, keysOf(value, `${path}${join}${name}`)]),
  );
}

/**
 * A pattern for a text of the locales, whatever stands where it wants values. Names of controls have
 * plain spaces where the text has others.
 */
export function anyOf(text: string): RegExp {
  const parts = text
    .split(/{{\w+}}/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s/g, '\\s'));
  return new RegExp(`^\\s*${parts.join('[\\s\\S]*')}\\s*$`);
}
