import type { Wordings } from './wording.ts';

/** /statuses_cleanup as 4.6 words it (mastodon.md §10.4). */
export const STATUSES_CLEANUP = {
  enabled: {
    en: 'Automatically delete old posts',
    fr: 'Supprimer automatiquement vos anciens messages',
  },
  enabledHint: {
    en: 'Automatically deletes your posts once they reach a specified age threshold, unless they match one of the exceptions below',
    fr: "Supprime automatiquement vos messages une fois qu'ils ont atteint un seuil d'ancienneté défini, à moins qu'ils ne correspondent à l'une des exceptions ci-dessous",
  },
  exceptions: { en: 'Exceptions', fr: 'Exceptions' },
  explanation: {
    en: 'Automated deletion is performed with low priority. There may be a delay between reaching the age threshold and being removed.',
    fr: "La suppression automatique est effectuée avec une faible priorité. Il peut y avoir un délai entre le seuil d'ancienneté défini et la suppression effective.",
  },
  interactionExceptions: {
    en: 'Exceptions based on interactions',
    fr: 'Exceptions basées sur les interactions',
  },
  interactionExceptionsExplanation: {
    en: 'Posts which temporarily exceed the favorite or boost threshold may be retained even if they are later decreased.',
    fr: "Les messages ayant dépassé temporairement le seuil de favori ou de partage peuvent être conservés, même s'ils repassent sous le seuil.",
  },
  keepDirect: { en: 'Keep direct messages', fr: 'Conserver les messages directs' },
  keepDirectHint: {
    en: "Doesn't delete any of your direct messages",
    fr: 'Ne supprime aucun de vos messages directs',
  },
  keepMedia: {
    en: 'Keep posts with media attachments',
    fr: 'Conserver les messages avec des fichiers médias joints',
  },
  keepMediaHint: {
    en: "Doesn't delete any of your posts that have media attachments",
    fr: 'Ne supprime pas les messages contenant des fichiers médias joints',
  },
  keepPinned: { en: 'Keep pinned posts', fr: 'Conserver les messages épinglés' },
  keepPinnedHint: {
    en: "Doesn't delete any of your pinned posts",
    fr: 'Ne supprime aucun de vos messages épinglés',
  },
  keepPolls: { en: 'Keep polls', fr: 'Conserver les sondages' },
  keepPollsHint: {
    en: "Doesn't delete any of your polls",
    fr: 'Ne supprime aucun de vos sondages',
  },
  keepSelfBookmark: {
    en: 'Keep posts you bookmarked',
    fr: 'Conserver les messages que vous avez mis en marque-page',
  },
  keepSelfBookmarkHint: {
    en: "Doesn't delete your own posts if you have bookmarked them",
    fr: 'Ne supprime pas vos propres messages si vous les avez ajoutés aux marque-pages',
  },
  keepSelfFav: {
    en: 'Keep posts you favorited',
    fr: 'Conserver les messages que vous avez mis dans vos favoris',
  },
  keepSelfFavHint: {
    en: "Doesn't delete your own posts if you have favorited them",
    fr: 'Ne supprime pas vos propres messages si vous les avez ajoutés à vos favoris',
  },
  minAgeLabel: { en: 'Age threshold', fr: "Seuil d'ancienneté" },
  minFavs: {
    en: 'Keep posts favorited at least',
    fr: 'Conserver les messages mis en favoris au moins',
  },
  minFavsHint: {
    en: "Doesn't delete any of your posts that has received at least this number of favorites. Leave blank to delete posts regardless of their number of favorites",
    fr: 'Ne supprime aucun de vos messages qui ont reçu au moins ce nombre de favoris. Laisser vide pour supprimer les messages quel que soit leur nombre de favoris',
  },
  minReblogs: { en: 'Keep posts boosted at least', fr: 'Conserver les messages partagés au moins' },
  minReblogsHint: {
    en: "Doesn't delete any of your posts that has been boosted at least this number of times. Leave blank to delete posts regardless of their number of boosts",
    fr: 'Ne supprime aucun de vos messages qui ont été partagés au moins ce nombre de fois. Laisser vide pour supprimer les messages indépendamment de leur nombre de partages',
  },
  ignoreFavs: { en: 'Ignore favorites', fr: 'Ignorer les favoris' },
  ignoreReblogs: { en: 'Ignore boosts', fr: 'Ignorer les partages' },
  age604800: { en: '1 week', fr: '1 semaine' },
  age1209600: { en: '2 weeks', fr: '2 semaines' },
  age2629746: { en: '1 month', fr: '1 mois' },
  age5259492: { en: '2 months', fr: '2 mois' },
  age7889238: { en: '3 months', fr: '3 mois' },
  age15778476: { en: '6 months', fr: '6 mois' },
  age31556952: { en: '1 year', fr: '1 an' },
  age63113904: { en: '2 years', fr: '2 ans' },
} as const satisfies Wordings;
