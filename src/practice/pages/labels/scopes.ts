import type { Wordings } from './wording.ts';

/** Titles of grouped scopes that mastodon.md §11 leaves out. */
export const SCOPES = {
  conversations: { en: 'Conversations', fr: 'Conversations' },
  follow: {
    en: 'Follows, Mutes and Blocks',
    fr: 'Abonnements, comptes masqués et comptes bloqués',
  },
  media: { en: 'Media attachments', fr: 'Fichiers médias' },
  notifications: { en: 'Notifications', fr: 'Notifications' },
  push: { en: 'Push notifications', fr: 'Notifications push' },
  reports: { en: 'Reports', fr: 'Signalements' },
} as const satisfies Wordings;
