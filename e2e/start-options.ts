import { parseArgs } from 'node:util';
import { NAMED_QUIRKS, type QuirkName } from '../src/practice/quirks.ts';
import type { PracticeLocale, Quirks, Software } from '../src/practice/world.ts';

/** What one of the two servers is to be like. */
export type ServerWish = {
  readonly software: Software;
  /** Left out: the newest of its software. */
  readonly version?: string;
  readonly locale?: PracticeLocale;
  readonly quirks: Quirks;
};

export type StartOptions = {
  readonly old: ServerWish;
  readonly fresh: ServerWish;
  readonly people: number;
};

/** A wish that cannot be understood, in words for whoever typed it. */
export class BadWish extends Error {}

/** `npm start -- --old 4.2.10 --new gotosocial --new-quirks drops,secure-mode --lang fr --people 200` */
export function readOptions(args: readonly string[]): StartOptions {
  const text = { type: 'string' } as const;
  const options = {
    old: text,
    new: text,
    'old-quirks': text,
    'new-quirks': text,
    lang: text,
    people: text,
  };
  try {
    const { values } = parseArgs({ args: [...args], options });
    const locale = localeFrom(values.lang);
    return {
      old: wish(values.old, values['old-quirks'], locale),
      fresh: wish(values.new, values['new-quirks'], locale),
      people: peopleFrom(values.people),
    };
  } catch (error) {
    throw error instanceof BadWish ? error : new BadWish(String(error));
  }
}

function wish(kind = '', quirks = '', locale?: PracticeLocale): ServerWish {
  const asked = quirks.split(',').filter((name) => name !== '');
  return {
    ...kindFrom(kind),
    ...(locale === undefined ? {} : { locale }),
    quirks: Object.assign({}, ...asked.map((name) => NAMED_QUIRKS[quirkFrom(name)])),
  };
}

/** A version of Mastodon, or the name of a software with one of its versions after an `@`. */
function kindFrom(kind: string): Pick<ServerWish, 'software' | 'version'> {
  if (kind === '') return { software: 'mastodon' };
  if (/^\d/.test(kind)) return { software: 'mastodon', version: kind };
  const [software = '', version] = kind.split('@');
  if (software !== 'mastodon' && software !== 'glitch' && software !== 'gotosocial') {
    throw new BadWish(`“${kind}” is neither a version nor one of mastodon, glitch, gotosocial.`);
  }
  return version === undefined ? { software } : { software, version };
}

function quirkFrom(name: string): QuirkName {
  if (name in NAMED_QUIRKS) return name as QuirkName;
  throw new BadWish(`“${name}” is no quirk. There are: ${Object.keys(NAMED_QUIRKS).join(', ')}.`);
}

function localeFrom(lang: string | undefined): PracticeLocale | undefined {
  if (lang === undefined || lang === 'en' || lang === 'fr') return lang;
  throw new BadWish(`“${lang}” is not a language they speak: en or fr.`);
}

function peopleFrom(text = '40'): number {
  const count = Number(text);
  if (Number.isInteger(count) && count > 0 && count <= 20_000) return count;
  throw new BadWish(`“${text}” is not a number of people from 1 to 20000.`);
}
