import type { Wordings } from './wording.ts';

/** /settings/imports (mastodon.md §11). */
export const IMPORT = {
  title: { en: 'Import', fr: 'Import de données' },
  type: { en: 'Import type', fr: 'Type d’import' },
  preface: {
    en: 'You can import data that you have exported from another server, such as a list of the people you are following or blocking.',
    fr: 'Vous pouvez importer certaines données que vous avez exportées d’un autre serveur, comme une liste des personnes que vous suivez ou bloquez sur votre compte.',
    older: [
      [
        'fr',
        '4.5',
        'Vous pouvez importer certaines données que vous avez exporté d’un autre serveur, comme une liste des personnes que vous suivez ou bloquez sur votre compte.',
      ],
    ],
  },
  constructive: {
    en: 'Follows & Bookmarks',
    fr: 'Abonnements et marque-pages',
    older: [['fr', '4.5', 'Abonnements et signets']],
  },
  typeFollowing: {
    en: 'Following list',
    fr: 'Liste de comptes suivis',
    older: [['fr', '4.0', 'Liste d’utilisateur·rice·s suivi·e·s']],
  },
  typeBookmarks: { en: 'Bookmarks', fr: 'Marque-pages' },
  typeLists: { en: 'Lists', fr: 'Listes' },
  destructive: {
    en: 'Blocks & mutes',
    fr: 'Comptes bloqués et masqués',
    older: [['fr', '4.5', 'Blocages et masquages']],
  },
  typeMuting: {
    en: 'Muting list',
    fr: 'Liste de comptes masqués',
    older: [
      ['fr', '4.0', 'Liste d’utilisateur·rice·s que vous masquez'],
      ['fr', '4.5', 'Liste de comptes que vous masquez'],
    ],
  },
  typeBlocking: { en: 'Blocking list', fr: 'Liste de comptes bloqués' },
  typeDomainBlocking: { en: 'Domain blocking list', fr: 'Liste des serveurs bloqués' },
  typeCustomFilters: { en: 'Filters', fr: 'Filtres' },
  data: { en: 'Data', fr: 'Données' },
  dataHint: {
    en: 'CSV file exported from another Mastodon server',
    fr: 'Un fichier CSV généré par un autre serveur de Mastodon',
  },
  merge: { en: 'Merge', fr: 'Fusionner' },
  mergeLong: {
    en: 'Keep existing records and add new ones',
    fr: 'Garder les enregistrements existants et ajouter les nouveaux',
  },
  overwrite: { en: 'Overwrite', fr: 'Écraser' },
  overwriteLong: {
    en: 'Replace current records with the new ones',
    fr: 'Remplacer les enregistrements actuels par les nouveaux',
  },
  upload: { en: 'Upload', fr: 'Importer' },
  recent: { en: 'Recent imports', fr: 'Récents imports' },
  columnType: { en: 'Import type', fr: 'Type d’import' },
  columnStatus: { en: 'Status', fr: 'Statut' },
  columnImported: { en: 'Imported', fr: 'Importé' },
  columnStarted: { en: 'Started at', fr: 'Démarré le' },
  columnFailures: { en: 'Failures', fr: 'Échecs' },
  stateUnconfirmed: { en: 'Unconfirmed', fr: 'Non confirmé' },
  stateScheduled: { en: 'Scheduled', fr: 'Programmé' },
  stateInProgress: { en: 'In progress', fr: 'En cours' },
  stateFinished: { en: 'Finished', fr: 'Terminé' },
  success: {
    en: 'Your data was successfully uploaded and will be processed in due time',
    fr: 'Vos données ont été importées avec succès et seront traitées en temps et en heure',
  },
  titleFollowing: {
    en: 'Importing followed accounts',
    fr: 'En cours d’importation des comptes suivis',
  },
  titleBookmarks: { en: 'Importing bookmarks', fr: 'En cours d’importation des signets' },
  titleLists: { en: 'Importing lists', fr: 'En cours d’importation des listes' },
  titleMuting: { en: 'Importing muted accounts', fr: 'En cours d’importation des comptes masqués' },
  titleBlocking: {
    en: 'Importing blocked accounts',
    fr: 'En cours d’importation des comptes bloqués',
  },
  titleDomainBlocking: {
    en: 'Importing blocked domains',
    fr: 'En cours d’importation des domaines bloqués',
  },
  mismatched: {
    en: 'It appears you may have selected the wrong type for this import, please double-check.',
    fr: 'Il semblerait que vous avez sélectionné le mauvais type pour cet import, veuillez vérifier.',
    older: [
      [
        'fr',
        '4.5',
        'Il semblerait que vous avez sélectionné le mauvais type pour cet import, veuillez vérifier attentivement.',
      ],
    ],
  },
  cancel: { en: 'Cancel', fr: 'Annuler' },
  confirm: { en: 'Confirm', fr: 'Confirmer' },
  errorEmpty: { en: 'Empty CSV file', fr: 'Fichier CSV vide' },
  errorIncompatible: {
    en: 'Incompatible with the selected import type',
    fr: 'Incompatible avec le type d’import sélectionné',
  },
  errorInvalidCsv: {
    en: 'Invalid CSV file. Error: %{error}',
    fr: 'Fichier CSV non valide. Erreur : %{error}',
  },
  errorTooManyRows: {
    en: 'contains more than %{count} rows',
    fr: 'contient plus de %{count} lignes',
  },
  errorTooLarge: { en: 'File is too large', fr: 'Le fichier est trop lourd' },
  errorFollowLimit: {
    en: 'You cannot follow more than %{limit} people',
    fr: 'Vous ne pouvez pas suivre plus de %{limit} personnes',
  },
} as const satisfies Wordings;
