/**
 * A page that was opened as a rehearsal is one from its first line to its last, and keeps nothing
 * under a name of the real one.
 */
export const IS_REHEARSAL =
  typeof location !== 'undefined' && new URLSearchParams(location.search).has('rehearsal');

/** Everything this page keeps in the browser, by name. Used here and when forgetting, nowhere else. */
export const PREFIX = IS_REHEARSAL ? 'transhumance-rehearsal:' : 'transhumance:';

export const KEYS = {
  journey: `${PREFIX}journey`,
  leaving: `${PREFIX}leaving`,
  language: `${PREFIX}language`,
  /** In the tab's own memory: keys stay there too. */
  tabOnly: `${PREFIX}tab-only`,
  /** There when pictures of accounts are not to be loaded. */
  noPictures: `${PREFIX}no-pictures`,
  /** When this page was last opened, epoch milliseconds. */
  used: `${PREFIX}used`,
  token: (side: 'from' | 'to') => `${PREFIX}token:${side}`,
  limits: (account: string) => `${PREFIX}limits:${account}`,
  app: (web: string) => `${PREFIX}app:${web}`,
} as const;

export const DATABASE = IS_REHEARSAL ? 'transhumance-rehearsal' : 'transhumance';
export const CHANNEL = `${PREFIX}journal`;
export const FILES_CHANNEL = `${PREFIX}files`;
export const CHOICES_CHANNEL = `${PREFIX}choices`;
export const RUN_LOCK = `${PREFIX}run`;
