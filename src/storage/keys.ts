/** Everything this page keeps in the browser, by name. Used here and when forgetting, nowhere else. */
export const PREFIX = 'transhumance:';

export const KEYS = {
  journey: `${PREFIX}journey`,
  leaving: `${PREFIX}leaving`,
  language: `${PREFIX}language`,
  token: (side: 'from' | 'to') => `${PREFIX}token:${side}`,
  limits: (account: string) => `${PREFIX}limits:${account}`,
  app: (web: string) => `${PREFIX}app:${web}`,
} as const;

export const DATABASE = 'transhumance';
export const CHANNEL = `${PREFIX}journal`;
export const FILES_CHANNEL = `${PREFIX}files`;
export const CHOICES_CHANNEL = `${PREFIX}choices`;
export const RUN_LOCK = `${PREFIX}run`;
