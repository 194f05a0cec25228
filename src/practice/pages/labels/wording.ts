import { isSince } from '../../versions.ts';
import type { PracticeLocale } from '../../world.ts';

/** One of Mastodon's strings in both languages; `older` in ascending order of versions. */
export type Wording = {
  readonly en: string;
  readonly fr: string;
  /** Language, last version that said so (`major.minor`), what it said. */
  readonly older?: readonly (readonly [PracticeLocale, string, string])[];
};

export type Wordings = Readonly<Record<string, Wording>>;

/** What is put in where a string says `%{name}`. */
export type Values = Readonly<Record<string, string | number>>;

/** How a server of some version speaks some language. */
export type Say = (wording: Wording, values?: Values) => string;

export function speak(lang: PracticeLocale, version: string): Say {
  return (wording, values = {}) => fill(wordingOf(wording, lang, version), values);
}

function wordingOf(wording: Wording, lang: PracticeLocale, version: string): string {
  for (const [language, last, text] of wording.older ?? []) {
    const [major = 0, minor = 0] = last.split('.').map(Number);
    if (language === lang && !isSince(version, major, minor + 1)) return text;
  }
  return wording[lang];
}

function fill(text: string, values: Values): string {
  return text.replace(/%\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
