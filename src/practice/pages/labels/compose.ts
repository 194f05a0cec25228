import type { Wordings } from './wording.ts';

/** The composer of /share, as 4.6 words it. */
export const COMPOSE = {
  placeholder: { en: "What's on your mind?", fr: 'Qu’avez-vous en tête ?' },
  publish: { en: 'Post', fr: 'Publier' },
} as const satisfies Wordings;
