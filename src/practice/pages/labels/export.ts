import type { Wordings } from './wording.ts';

/** /settings/export (mastodon.md §11). */
export const EXPORT = {
  storage: { en: 'Media storage', fr: 'Médias stockés' },
  posts: { en: 'Posts', fr: 'Messages' },
  follows: { en: 'Follows', fr: 'Abonnements' },
  lists: { en: 'Lists', fr: 'Listes' },
  followers: { en: 'Followers', fr: 'Abonné·e·s' },
  mutes: { en: 'You mute', fr: 'Vous masquez' },
  blocks: { en: 'You block', fr: 'Vous bloquez' },
  domainBlocks: { en: 'Domain blocks', fr: 'Blocages de domaine' },
  bookmarks: { en: 'Bookmarks', fr: 'Marque-pages' },
  filters: { en: 'Filters', fr: 'Filtres' },
  csv: { en: 'CSV', fr: 'CSV' },
  json: { en: 'JSON', fr: 'JSON' },
  archiveHint: {
    en: 'You can request an archive of your posts and uploaded media. The exported data will be in the ActivityPub format, readable by any compliant software. You can request an archive every 7 days.',
    fr: 'Vous pouvez demander une archive de vos messages et médias téléversés. Les données exportées seront au format ActivityPub, lisible par tout logiciel compatible. Vous pouvez demander une archive tous les 7 jours.',
  },
  archiveRequest: { en: 'Request your archive', fr: 'Demandez vos archives' },
  archiveDate: { en: 'Date', fr: 'Date' },
  archiveSize: { en: 'Size', fr: 'Taille' },
  archiveCompiling: { en: 'Compiling your archive...', fr: 'Création de votre archive…' },
  archiveDownload: { en: 'Download your archive', fr: 'Télécharger votre archive' },
  archiveMailSubject: {
    en: 'Your archive is ready for download',
    fr: 'Votre archive est prête à être téléchargée',
  },
  archiveMailTitle: { en: 'Archive takeout', fr: 'Récupération de l’archive' },
} as const satisfies Wordings;
