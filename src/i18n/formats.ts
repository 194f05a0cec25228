import type { Language } from './languages.ts';

export type Formats = ReturnType<typeof createFormats>;

/** How the language writes numbers, times and lists: made once, for every screen asks. */
export function formatsOf(language: Language): Formats {
  const known = FORMATS.get(language) ?? createFormats(language);
  FORMATS.set(language, known);
  return known;
}

const FORMATS = new Map<Language, Formats>();

/**
 * As `Intl` writes numbers and lists (formats.test.ts): the first format that a page makes takes a
 * slow phone 100 ms, in the middle of the screen that has most to show. Units are from 1 on.
 */
const WRITTEN = {
  en: {
    thousands: ',',
    and: 'and',
    units: {
      minute: [' minute', ' minutes'],
      hour: [' hour', ' hours'],
      day: [' day', ' days'],
      hr: [' hr', ' hrs'],
      min: [' min', ' mins'],
    },
  },
  fr: {
    thousands: '\u202f',
    and: 'et',
    units: {
      minute: ['\u00a0minute', '\u00a0minutes'],
      hour: ['\u00a0heure', '\u00a0heures'],
      day: ['\u00a0jour', '\u00a0jours'],
      hr: ['\u202fh'],
      min: ['\u00a0min'],
    },
  },
} as const satisfies Record<
  Language,
  { thousands: string; and: string; units: Record<string, Unit> }
>;

/** What follows on one, and on more where that is another word. */
type Unit = readonly [one: string, more?: string];

/** Times are the person's own zone. What is never asked for is never made: each costs milliseconds. */
function createFormats(language: Language) {
  const locale = language === 'en' ? 'en-GB' : 'fr-FR';
  const percent = once(() => new Intl.NumberFormat(locale, { style: 'percent' }));
  const clock = { hour: '2-digit', minute: '2-digit' } as const;
  const dates = (options: Intl.DateTimeFormatOptions) =>
    once(() => new Intl.DateTimeFormat(locale, options));
  const time = dates(clock);
  const day = dates({ weekday: 'long', ...clock });
  const date = dates({ day: 'numeric', month: 'short' });
  const fullDate = dates({ dateStyle: 'long' });
  const stamp = dates({ dateStyle: 'medium', timeStyle: 'short' });
  const names = once(() => new Intl.DisplayNames(locale, { type: 'language' }));
  const { thousands, and, units } = WRITTEN[language];
  const number = (value: number) => String(value).replace(/\B(?=(?:\d{3})+$)/g, thousands);
  const unit = (value: number, name: keyof typeof units) => {
    const [one, more = one] = units[name];
    return `${number(value)}${value === 1 ? one : more}`;
  };

  return {
    /** A whole number. */
    number,
    percent: (share: number) => percent().format(share),
    /** What a language is called; a code that is none comes back as it is. */
    languageName(code: string): string {
      try {
        return names().of(code) ?? code;
      } catch {
        return code;
      }
    },
    list(words: readonly string[]): string {
      const last = words.at(-1) ?? '';
      return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${and} ${last}`;
    },
    /** Epoch milliseconds as a clock time, with the weekday when it is not within half a day. */
    moment: (at: number, now: number) => (at - now > 12 * 3_600_000 ? day : time)().format(at),
    /** A mark of a time axis that is `span` milliseconds long: a clock time, at midnight the day. */
    tick(at: number, span: number): string {
      const isMidnight = new Date(at).getHours() === 0 && new Date(at).getMinutes() === 0;
      return (span > 36 * 3_600_000 && isMidnight ? date : time)().format(at);
    },
    /** A day, with its year. */
    fullDate: (at: number) => fullDate().format(at),
    /** Day and clock time. */
    stamp: (at: number) => stamp().format(at),
    /** A length of time in milliseconds, in one unit, rounded up: nobody is promised too little. */
    span(ms: number): string {
      const minutes = Math.max(1, Math.ceil(ms / 60_000));
      if (minutes < 60) return unit(minutes, 'minute');
      const hours = Math.ceil(minutes / 60);
      return hours < 36 ? unit(hours, 'hour') : unit(Math.ceil(hours / 24), 'day');
    },
    /** A count-down: `m:ss`; from an hour on in hours and minutes, for nobody waits by the second. */
    countdown(ms: number): string {
      const seconds = Math.max(0, Math.ceil(ms / 1000));
      if (seconds < 3600) {
        return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
      }
      const minutes = Math.ceil(seconds / 60);
      const whole = unit(Math.floor(minutes / 60), 'hr');
      const rest = minutes % 60;
      return rest === 0 ? whole : `${whole}\u00a0${unit(rest, 'min')}`;
    },
  };
}

function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
