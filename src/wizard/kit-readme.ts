import type { Words } from '../i18n/use-words.ts';

/** What is in a kit, in both languages: whoever opens it in a year may speak either. */
export function readmeOf(words: Readonly<Record<'en' | 'fr', Words>>): string {
  return ([words.fr, words.en] as const).map(readmeIn).join(`\n${'-'.repeat(60)}\n\n`);
}

const LINES = ['files', 'transhumance', 'followers', 'import', 'back', 'private', 'posts'] as const;

function readmeIn(t: Words): string {
  const page = t('mastodon:import.title');
  const lines = LINES.map((line) => t(`kit.readme.${line}`, { page }));
  return [t('kit.readme.title'), '', ...lines.map((line) => `* ${line}`), ''].join('\n');
}
