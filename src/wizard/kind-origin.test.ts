import { beforeAll, expect, it } from 'vitest';
import type { SourceCounts } from '../domain/sources.ts';
import { formatsOf } from '../i18n/formats.ts';
import { loadWalkWords, startWords } from '../i18n/i18n.ts';
import { originOf } from './kind-origin.ts';
import type { Speech } from './subject-of.ts';

let speech: Speech;

beforeAll(async () => {
  const words = await startWords('en');
  await loadWalkWords(words, 'en');
  speech = { t: words.t as unknown as Speech['t'], formats: formatsOf('en') };
});

it.each<[SourceCounts, string]>([
  [{ api: 3, files: 0, both: 0 }, 'from your old account'],
  [{ api: 0, files: 3, both: 0 }, 'from your files'],
  [{ api: 3, files: 3, both: 3 }, 'from your old account and your files'],
  [
    { api: 1_300, files: 5, both: 3 },
    'from your old account and your files, 1,297 in the account only, 2 in your files only',
  ],
])('%j: %s', (counts, words) => {
  expect(originOf(speech, counts)).toBe(words);
});
