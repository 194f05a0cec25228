import type { i18n } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type mastodonEn from '../../locales/en/mastodon.json';
import { KEY_LANGUAGE } from './languages.ts';

type Leaves<T> = {
  [K in keyof T & string]: T[K] extends string
    ? K extends `${string}@${string}`
      ? never
      : K
    : `${K}.${Leaves<T[K]>}`;
}[keyof T & string];

/** A label of Mastodon's own pages, by its place in `mastodon.json`. */
export type LabelKey = Leaves<typeof mastodonEn>;

/** A release of Mastodon; `undefined` where it is not told, and then taken for the newest. */
export type Release = { readonly major: number; readonly minor: number } | undefined;

export type Label = (key: LabelKey, values?: Readonly<Record<string, string>>) => string;

/** The last releases that worded something otherwise: `key@4-5` is how 4.5 and before said it. */
const LAST_OF = ['3-5', '4-0', '4-1', '4-2', '4-3', '4-4', '4-5'] as const;

/** What a page of that release says, in the language spoken, to the letter (mastodon.md §11). */
export function useLabels(release: Release): Label {
  const { i18n } = useTranslation('mastodon');
  const { language } = i18n;
  const [major, minor = 0] = [release?.major, release?.minor];
  return useMemo(
    () => labelsOf(i18n, language, major === undefined ? undefined : { major, minor }),
    [i18n, language, major, minor],
  );
}

export function labelsOf(words: i18n, language: string, release: Release): Label {
  const lasts = LAST_OF.filter((last) => isUntil(release, last));
  return (key, values = {}) => {
    if (language === KEY_LANGUAGE) return `mastodon:${key}`;
    const names = [...lasts.map((last) => `${key}@${last}`), key];
    const text = names
      .map((name): unknown => words.getResource(language, 'mastodon', name))
      .find((found) => typeof found === 'string');
    return String(text ?? '').replace(/%\{(\w+)\}/g, (all, name: string) => values[name] ?? all);
  };
}

function isUntil(release: Release, last: string): boolean {
  const [major = 0, minor = 0] = last.split('-').map(Number);
  return (
    release !== undefined &&
    (release.major < major || (release.major === major && release.minor <= minor))
  );
}
