import type { Wordings } from './wording.ts';

/** /oauth/authorize and the authorized applications (mastodon.md §11). */
export const AUTHORIZE = {
  signedInAs: { en: 'Signed in as:', fr: 'Connecté·e en tant que :' },
  title: { en: 'Authorization required', fr: 'Autorisation requise' },
  prompt: {
    en: '%{client_name} would like permission to access your account. Only approve this request if you recognize and trust this source.',
    fr: "%{client_name} aimerait avoir la permission d'accéder à votre compte. Approuver cette demande uniquement si vous reconnaissez et faites confiance à cette source.",
    older: [
      [
        'en',
        '4.2',
        '%{client_name} would like permission to access your account. It is a third-party application. If you do not trust it, then you should not authorize it.',
      ],
      [
        'fr',
        '4.2',
        "%{client_name} souhaite accéder à votre compte. Il s'agit d'une application tierce. Vous ne devriez pas l'y autoriser si vous ne lui faites pas confiance.",
      ],
    ],
  },
  review: { en: 'Review permissions', fr: 'Examiner les autorisations' },
  all: {
    en: 'Full access to your Mastodon account',
    fr: 'Accès complet à votre compte Mastodon',
    older: [
      ['en', '4.0', 'Everything'],
      ['fr', '4.0', 'Tout'],
    ],
  },
  accounts: { en: 'Accounts', fr: 'Comptes' },
  blocks: { en: 'Blocks', fr: 'Bloqués' },
  bookmarks: { en: 'Bookmarks', fr: 'Marque-pages' },
  favourites: { en: 'Favorites', fr: 'Favoris', older: [['en', '4.1', 'Favourites']] },
  filters: { en: 'Filters', fr: 'Filtres' },
  follows: { en: 'Follows', fr: 'Abonnements' },
  lists: { en: 'Lists', fr: 'Listes' },
  mutes: { en: 'Mutes', fr: 'Masqués' },
  search: { en: 'Search', fr: 'Recherche' },
  statuses: { en: 'Posts', fr: 'Messages' },
  profile: { en: 'Your Mastodon profile', fr: 'Votre profil Mastodon' },
  read: { en: 'Read-only access', fr: 'Accès en lecture seule' },
  write: { en: 'Write-only access', fr: 'Accès en écriture seule' },
  readWrite: { en: 'Read and write access', fr: 'Accès en lecture et écriture' },
  authorize: { en: 'Authorize', fr: 'Autoriser' },
  deny: { en: 'Deny', fr: 'Refuser' },
  error: { en: 'An error has occurred', fr: 'Une erreur est survenue' },
  appsTitle: { en: 'Your authorized applications', fr: 'Vos applications autorisées' },
  revoke: { en: 'Revoke', fr: 'Révoquer' },
} as const satisfies Wordings;
