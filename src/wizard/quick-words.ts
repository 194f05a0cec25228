import type { Words } from '../i18n/use-words.ts';

/** As it is called here: a key, and values to be put in. */
type Look = (key: string, values?: object) => string;

/**
 * The same words, looked up once where nothing is put into them: a report says a few things of
 * thousands of rows, and each look-up costs more than all the rest of a row.
 */
export function quickWords(t: Words): Words {
  const look = t as unknown as Look;
  const known = new Map<string, string>();
  const quick: Look = (key, values) => {
    if (values !== undefined) return look(key, values);
    const words = known.get(key) ?? look(key);
    known.set(key, words);
    return words;
  };
  return quick as unknown as Words;
}
