import type { Wordings } from './wording.ts';

/** The left column of the settings (mastodon.md §11). */
export const NAVIGATION = {
  back: { en: 'Back to Mastodon', fr: 'Retour vers Mastodon' },
  profile: { en: 'Public profile', fr: 'Profil', older: [['en', '4.1', 'Profile']] },
  privacy: { en: 'Privacy and reach', fr: 'Vie privée et visibilité' },
  preferences: { en: 'Preferences', fr: 'Préférences' },
  appearance: { en: 'Appearance', fr: 'Apparence' },
  postingDefaults: { en: 'Posting defaults', fr: 'Paramètres de publication par défaut' },
  notifications: {
    en: 'Email notifications',
    fr: 'Notifications par courriel',
    older: [
      ['en', '4.2', 'Notifications'],
      ['fr', '4.2', 'Notifications'],
    ],
  },
  other: { en: 'Other', fr: 'Autre' },
  relationships: { en: 'Follows and followers', fr: 'Abonnements et abonné·e·s' },
  severed: { en: 'Severed relationships', fr: 'Relations rompues' },
  filters: { en: 'Filters', fr: 'Filtres' },
  statusesCleanup: { en: 'Automated post deletion', fr: 'Suppression automatique de messages' },
  account: { en: 'Account', fr: 'Compte' },
  accountSettings: { en: 'Account settings', fr: 'Paramètres du compte' },
  twoFactor: {
    en: 'Two-factor Auth',
    fr: 'Authentification à deux facteurs',
    older: [['fr', '4.0', 'Identification à deux facteurs']],
  },
  apps: { en: 'Authorized apps', fr: 'Applications autorisées' },
  importAndExport: { en: 'Import and export', fr: 'Import et export' },
  import: { en: 'Import', fr: 'Import de données' },
  export: {
    en: 'Export',
    fr: 'Exportation',
    older: [
      ['en', '4.2', 'Data export'],
      ['fr', '4.2', 'Export de données'],
    ],
  },
  invites: { en: 'Invite people', fr: 'Inviter des gens' },
  development: { en: 'Development', fr: 'Développement' },
  logout: { en: 'Logout', fr: 'Se déconnecter' },
} as const satisfies Wordings;
