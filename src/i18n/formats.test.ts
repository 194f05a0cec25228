import { describe, expect, it } from 'vitest';
import { formatsOf } from './formats.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const formats = { en: formatsOf('en'), fr: formatsOf('fr') };

/** Spaces that do not break are written here as they are seen. */
const seen = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

/** A clock time of the person's own zone, whatever zone that is. */
const local = (day: number, hour: number, minute: number) =>
  new Date(2026, 2, day, hour, minute).getTime();

describe('numbers', () => {
  it.each([
    ['en', 1_234_567, '1,234,567'],
    ['fr', 1_234_567, '1 234 567'],
    ['fr', 0, '0'],
    ['en', 20_000, '20,000'],
  ] as const)('%s writes %i', (language, value, text) => {
    expect(seen(formats[language].number(value))).toBe(text);
  });

  it.each(['en', 'fr'] as const)('and units are written as Intl writes them: %s', (language) => {
    const locale = language === 'en' ? 'en-GB' : 'fr-FR';
    const intl = (options: Intl.NumberFormatOptions, value: number) =>
      new Intl.NumberFormat(locale, options).format(value);
    for (let value = 0; value < 2e9; value = Math.ceil(value * 1.3) + 1) {
      expect(formats[language].number(value)).toBe(intl({}, value));
    }
    const unit = { style: 'unit', unitDisplay: 'long' } as const;
    for (const days of [2, 3, 21, 1_234]) {
      expect(seen(formats[language].span(days * DAY))).toBe(
        seen(intl({ ...unit, unit: 'day' }, days)),
      );
    }
    for (const hours of [1, 2, 35]) {
      expect(seen(formats[language].span(hours * HOUR))).toBe(
        seen(intl({ ...unit, unit: 'hour' }, hours)),
      );
      const short = { ...unit, unitDisplay: 'short', unit: 'hour' } as const;
      expect(seen(formats[language].countdown(hours * HOUR))).toBe(seen(intl(short, hours)));
    }
    for (const minutes of [1, 2, 59]) {
      const long = seen(intl({ ...unit, unit: 'minute' }, minutes));
      expect(seen(formats[language].span(minutes * MINUTE))).toBe(long);
      const short = seen(intl({ ...unit, unitDisplay: 'short', unit: 'minute' }, minutes));
      expect(seen(formats[language].countdown(HOUR + minutes * MINUTE))).toMatch(
        new RegExp(`${short}$`),
      );
    }
  });

  it('do not break over a line in French', () => {
    expect(formats.fr.number(20_000)).not.toContain(' ');
  });

  it('shares have the sign of the language', () => {
    expect(formats.en.percent(0.42)).toBe('42%');
    expect(seen(formats.fr.percent(0.42))).toBe('42 %');
  });
});

describe('a moment', () => {
  const now = local(10, 14, 0);

  it.each([
    ['en', local(10, 14, 5), '14:05'],
    ['fr', local(10, 14, 5), '14:05'],
    ['en', local(10, 9, 5), '09:05'],
    ['fr', local(11, 2, 0), '02:00'],
    ['en', local(11, 2, 1), 'Wednesday 02:01'],
    ['fr', local(11, 2, 1), 'mercredi 02:01'],
    ['fr', local(12, 0, 0), 'jeudi 00:00'],
  ] as const)('in %s: %i is %s', (language, at, text) => {
    expect(seen(formats[language].moment(at, now)).replace(/ (à|at) |, /, ' ')).toBe(text);
  });
});

describe('a length of time', () => {
  it.each([
    [0, '1 minute', '1 minute'],
    [1, '1 minute', '1 minute'],
    [MINUTE, '1 minute', '1 minute'],
    [MINUTE + 1, '2 minutes', '2 minutes'],
    [59 * MINUTE, '59 minutes', '59 minutes'],
    [59 * MINUTE + 1, '1 hour', '1 heure'],
    [HOUR + 1, '2 hours', '2 heures'],
    [35 * HOUR, '35 hours', '35 heures'],
    [35 * HOUR + 1, '2 days', '2 jours'],
    [3 * DAY, '3 days', '3 jours'],
    [3 * DAY + 1, '4 days', '4 jours'],
  ])('%i ms: %s, %s', (ms, en, fr) => {
    expect(seen(formats.en.span(ms))).toBe(en);
    expect(seen(formats.fr.span(ms))).toBe(fr);
  });

  it('never promises too little, nor more than a unit too much', () => {
    const units: readonly (readonly [RegExp, number])[] = [
      [/minute/, MINUTE],
      [/hour/, HOUR],
      [/day/, DAY],
    ];
    for (let ms = 1; ms < 40 * DAY; ms = Math.ceil(ms * 1.37)) {
      const text = formats.en.span(ms);
      const unit = units.find(([name]) => name.test(text))?.[1] ?? Number.NaN;
      const promised = Number.parseInt(text, 10) * unit;
      expect(promised).toBeGreaterThanOrEqual(ms);
      expect(promised - ms).toBeLessThan(unit + MINUTE + (unit === DAY ? HOUR : 0));
    }
  });
});

describe('a count-down', () => {
  it.each([
    [0, '0:00'],
    [-5_000, '0:00'],
    [1, '0:01'],
    [1_000, '0:01'],
    [59_001, '1:00'],
    [5 * MINUTE, '5:00'],
    [59 * MINUTE + 59_000, '59:59'],
  ])('%i ms: %s', (ms, text) => {
    expect(formats.en.countdown(ms)).toBe(text);
    expect(formats.fr.countdown(ms)).toBe(text);
  });

  it.each([
    [59 * MINUTE + 59_001, '1 hr', '1 h'],
    [HOUR + MINUTE + 1_000, '1 hr 2 mins', '1 h 2 min'],
    [14 * HOUR + 57 * MINUTE, '14 hrs 57 mins', '14 h 57 min'],
    [25 * HOUR, '25 hrs', '25 h'],
  ])('%i ms, by the minute: %s', (ms, en, fr) => {
    const spaced = (text: string) => text.replace(/\s/gu, ' ');
    expect(spaced(formats.en.countdown(ms))).toBe(en);
    expect(spaced(formats.fr.countdown(ms))).toBe(fr);
  });
});

describe('a list', () => {
  it('is joined as the language joins', () => {
    expect(formats.en.list(['Ann', 'Bob', 'Cy'])).toBe('Ann, Bob and Cy');
    expect(formats.fr.list(['Ann', 'Bob', 'Cy'])).toBe('Ann, Bob et Cy');
    expect(formats.fr.list(['Ann'])).toBe('Ann');
    const names = ['Ann', 'Bob', 'Cy', 'Dan'];
    for (let many = 0; many <= names.length; many += 1) {
      const some = names.slice(0, many);
      expect(formats.en.list(some)).toBe(new Intl.ListFormat('en-GB').format(some));
      expect(formats.fr.list(some)).toBe(new Intl.ListFormat('fr-FR').format(some));
    }
  });
});
