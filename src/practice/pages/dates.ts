import type { PracticeLocale } from '../world.ts';

/** `%b %d, %Y, %H:%M` and `%d %b %Y, %H:%M`, in UTC as a server without a chosen time zone. */
export function writeDate(at: number, lang: PracticeLocale): string {
  const parts = new Intl.DateTimeFormat(lang, {
    timeZone: 'UTC',
    month: 'short',
    day: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  const day = lang === 'en' ? `${of('month')} ${of('day')}` : `${of('day')} ${of('month')}`;
  return `${day}${lang === 'en' ? ',' : ''} ${of('year')}, ${of('hour')}:${of('minute')}`;
}

export function writeNumber(count: number, lang: PracticeLocale): string {
  return new Intl.NumberFormat(lang).format(count);
}

const UNITS = {
  en: ['Bytes', 'KB', 'MB', 'GB'],
  fr: ['octets', 'ko', 'Mo', 'Go'],
} as const;

/** Three significant digits, as Rails writes sizes (mastodon.md §11, export). */
export function writeSize(bytes: number, lang: PracticeLocale): string {
  const step = Math.min(3, bytes === 0 ? 0 : Math.floor(Math.log2(bytes) / 10));
  const size = new Intl.NumberFormat(lang, { maximumSignificantDigits: 3, useGrouping: false });
  return `${size.format(bytes / 1024 ** step)} ${UNITS[lang][step]}`;
}
