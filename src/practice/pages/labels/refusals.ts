import type { Wordings } from './wording.ts';

/** Pages that say no, as 4.6 words them. */
export const REFUSALS = {
  forbidden: {
    en: "You don't have permission to view this page.",
    fr: 'Vous n’avez pas accès à cette page.',
  },
  notFound: {
    en: "The page you are looking for isn't here.",
    fr: 'La page que vous recherchez n’existe pas.',
  },
  gone: {
    en: "The page you were looking for doesn't exist here anymore.",
    fr: 'La page que vous recherchez n’existe plus.',
  },
  forgery: {
    en: 'Security verification failed. Are you blocking cookies?',
    fr: 'Vérification de sécurité échouée. Bloquez-vous les cookies ?',
  },
  forgeryTitle: { en: 'Security verification failed', fr: 'Vérification de sécurité échouée' },
} as const satisfies Wordings;
