import type { Wording } from './wording.ts';

/** What the confirm page of an import says, by mode and type (mastodon.md §11); the rest as in 4.6. */
type Preambles = Readonly<Record<ImportWord, { readonly one: Wording; readonly other: Wording }>>;
type ImportWord =
  | 'blocking'
  | 'bookmarks'
  | 'custom_filters'
  | 'domain_blocking'
  | 'following'
  | 'lists'
  | 'muting';

export const MERGE_PREAMBLES: Preambles = {
  following: {
    one: {
      en: 'You are about to follow up to %{count} account from %{filename}.',
      fr: "Vous allez suivre jusqu'à %{count} compte issu de %{filename}.",
    },
    other: {
      en: 'You are about to follow up to %{count} accounts from %{filename}.',
      fr: "Vous allez suivre jusqu'à %{count} comptes issus de %{filename}.",
      older: [['fr', '4.5', 'Vous allez suivre près de %{count} comptes tirés de %{filename}.']],
    },
  },
  bookmarks: {
    one: {
      en: 'You are about to add up to %{count} post from %{filename} to your bookmarks.',
      fr: "Vous allez ajouter jusqu'à %{count} message de %{filename} à vos marque-pages.",
    },
    other: {
      en: 'You are about to add up to %{count} posts from %{filename} to your bookmarks.',
      fr: "Vous allez ajouter jusqu'à %{count} messages de %{filename} à vos marque-pages.",
    },
  },
  lists: {
    one: {
      en: 'You are about to add up to %{count} account from %{filename} to your lists. New lists will be created if there is no list to add to.',
      fr: "Vous allez ajouter jusqu'à %{count} compte issu de %{filename} à vos listes. De nouvelles listes seront créées si besoin.",
    },
    other: {
      en: 'You are about to add up to %{count} accounts from %{filename} to your lists. New lists will be created if there is no list to add to.',
      fr: "Vous allez ajouter jusqu'à %{count} comptes issus de %{filename} à vos listes. De nouvelles listes seront créées si besoin.",
      older: [
        [
          'fr',
          '4.5',
          'Vous allez ajouter près de %{count} comptes depuis %{filename} à vos listes. De nouvelles listes seront créées si besoin.',
        ],
      ],
    },
  },
  muting: {
    one: {
      en: 'You are about to mute up to %{count} account from %{filename}.',
      fr: "Vous allez masquer jusqu'à %{count} compte issu de %{filename}.",
    },
    other: {
      en: 'You are about to mute up to %{count} accounts from %{filename}.',
      fr: "Vous allez masquer jusqu'à %{count} comptes issus de %{filename}.",
    },
  },
  blocking: {
    one: {
      en: 'You are about to block up to %{count} account from %{filename}.',
      fr: "Vous allez bloquer jusqu'à %{count} compte issu de %{filename}.",
    },
    other: {
      en: 'You are about to block up to %{count} accounts from %{filename}.',
      fr: "Vous allez bloquer jusqu'à %{count} comptes issus de %{filename}.",
    },
  },
  domain_blocking: {
    one: {
      en: 'You are about to block up to %{count} domain from %{filename}.',
      fr: "Vous allez bloquer jusqu'à %{count} domaine issu de %{filename}.",
    },
    other: {
      en: 'You are about to block up to %{count} domains from %{filename}.',
      fr: "Vous allez bloquer jusqu'à %{count} domaines issus de %{filename}.",
    },
  },
  custom_filters: {
    one: {
      en: 'You are about to add up to %{count} filter from %{filename} to your filters.',
      fr: "Vous allez ajouter jusqu'à %{count} filtre de %{filename} à vos filtres.",
    },
    other: {
      en: 'You are about to add up to %{count} filters from %{filename} to your filters.',
      fr: "Vous allez ajouter jusqu'à %{count} filtres de %{filename} à vos filtres.",
    },
  },
};
export const OVERWRITE_PREAMBLES: Preambles = {
  following: {
    one: {
      en: 'You are about to follow up to %{count} account from %{filename} and stop following anyone else.',
      fr: 'Vous allez suivre jusqu’à %{count} compte issu de %{filename} et arrêter de suivre n’importe qui d’autre.',
    },
    other: {
      en: 'You are about to follow up to %{count} accounts from %{filename} and stop following anyone else.',
      fr: 'Vous allez suivre jusqu’à %{count} comptes issus de %{filename} et arrêter de suivre n’importe qui d’autre.',
      older: [
        [
          'fr',
          '4.5',
          'Vous allez suivre jusqu’à %{count} comptes depuis %{filename} et arrêter de suivre n’importe qui d’autre.',
        ],
      ],
    },
  },
  bookmarks: {
    one: {
      en: 'You are about to replace your bookmarks with up to %{count} post from %{filename}.',
      fr: 'Vous allez remplacer vos marque-pages par au maximum %{count} message issu de %{filename}.',
    },
    other: {
      en: 'You are about to replace your bookmarks with up to %{count} posts from %{filename}.',
      fr: 'Vous allez remplacer vos marque-pages par au maximum %{count} messages issus de %{filename}.',
    },
  },
  lists: {
    one: {
      en: 'You are about to replace your lists with contents of %{filename}. Up to %{count} account will be added to new lists.',
      fr: 'Vous allez remplacer vos listes par le contenu de %{filename}. Au maximum %{count} compte sera ajouté aux nouvelles listes.',
    },
    other: {
      en: 'You are about to replace your lists with contents of %{filename}. Up to %{count} accounts will be added to new lists.',
      fr: 'Vous allez remplacer vos listes par le contenu de %{filename}. Au maximum %{count} comptes seront ajoutés aux nouvelles listes.',
    },
  },
  muting: {
    one: {
      en: 'You are about to replace your list of muted account with up to %{count} account from %{filename}.',
      fr: 'Vous allez remplacer votre liste de comptes masqués par au maximum %{count} compte issu de %{filename}.',
    },
    other: {
      en: 'You are about to replace your list of muted accounts with up to %{count} accounts from %{filename}.',
      fr: 'Vous allez remplacer votre liste de comptes masqués par au maximum %{count} comptes issus de %{filename}.',
    },
  },
  blocking: {
    one: {
      en: 'You are about to replace your block list with up to %{count} account from %{filename}.',
      fr: 'Vous allez remplacer votre liste de blocage par au maximum %{count} compte issu de %{filename}.',
    },
    other: {
      en: 'You are about to replace your block list with up to %{count} accounts from %{filename}.',
      fr: 'Vous allez remplacer votre liste de blocage par au maximum %{count} comptes issus de %{filename}.',
    },
  },
  domain_blocking: {
    one: {
      en: 'You are about to replace your domain block list with up to %{count} domain from %{filename}.',
      fr: 'Vous allez remplacer votre liste de domaines bloqués par au maximum %{count} domaine issu de %{filename}.',
    },
    other: {
      en: 'You are about to replace your domain block list with up to %{count} domains from %{filename}.',
      fr: 'Vous allez remplacer votre liste de domaines bloqués par au maximum %{count} domaines issus de %{filename}.',
    },
  },
  custom_filters: {
    one: {
      en: 'You are about to replace your filters with contents of %{filename}. Up to %{count} filter will be added to new filters.',
      fr: 'Vous allez remplacer vos filtres par le contenu de %{filename}. Au maximum %{count} filtre sera ajouté aux nouveaux filtres.',
    },
    other: {
      en: 'You are about to replace your filters with contents of %{filename}. Up to %{count} filters will be added to new filters.',
      fr: 'Vous allez remplacer vos filtres par le contenu de %{filename}. Au maximum %{count} filtres seront ajoutés aux nouveaux filtres.',
    },
  },
};
