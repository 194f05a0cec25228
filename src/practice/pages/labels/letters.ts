import type { Wordings } from './wording.ts';

/** E-mails the server would send, and the page that shows them. */
export const LETTERS = {
  confirmSubject: {
    en: 'Mastodon: Confirmation instructions for %{instance}',
    fr: 'Mastodon : Merci de confirmer votre inscription sur %{instance}',
  },
  confirmAction: { en: 'Verify email address', fr: 'Vérifier l’adresse de courriel' },
} as const satisfies Wordings;
