import type { Wordings } from './wording.ts';

/** /settings/aliases (mastodon.md §11). */
export const ALIASES = {
  title: { en: 'Account aliases', fr: 'Alias du compte' },
  hint: {
    en: 'If you want to move from another account to this one, here you can create an alias, which is required before you can proceed with moving followers from the old account to this one. This action by itself is harmless and reversible. The account migration is initiated from the old account.',
    fr: 'Si vous voulez déménager d’un autre compte vers celui-ci, vous pouvez créer ici un alias, qui est nécessaire avant de pouvoir migrer les abonné·e·s de l’ancien compte vers celui-ci. Cette action en soi est inoffensive et réversible. La migration du compte est initiée à partir de l’ancien compte.',
  },
  acct: { en: 'Handle of the old account', fr: 'Identifiant de l’ancien compte' },
  acctHint: {
    en: 'Specify the username@domain of the account you want to move from',
    fr: 'Spécifiez l’identifiant@domaine du compte à partir duquel vous souhaitez migrer',
    older: [
      ['fr', '3.5', 'Spécifiez l’identifiant@domaine du compte que vous souhaitez migrer'],
      ['fr', '4.0', 'Spécifiez l’identifiant@domaine du compte que vous souhaitez faire migrer'],
    ],
  },
  create: { en: 'Create alias', fr: 'Créer un alias' },
  empty: { en: 'You have no aliases.', fr: 'Vous n’avez pas d’alias.' },
  unlink: { en: 'Unlink alias', fr: "Détacher l'alias" },
  created: {
    en: 'Successfully created a new alias. You can now initiate the move from the old account.',
    fr: "Un nouvel alias a été créé avec succès. Vous pouvez maintenant déménager depuis l'ancien compte.",
  },
  deleted: {
    en: 'Successfully removed the alias. Moving from that account to this one will no longer be possible.',
    fr: 'Alias supprimé avec succès. Le déménagement de ce compte vers celui-ci ne sera plus possible.',
  },
  oneError: {
    en: "Something isn't quite right yet! Please review the error below",
    fr: 'Quelque chose ne va pas ! Veuillez vérifier l’erreur ci-dessous',
    older: [['fr', '4.5', 'Quelque chose ne va pas ! Veuillez vérifiez l’erreur ci-dessous']],
  },
  notFound: { en: 'could not be found', fr: "n'a pas été trouvé" },
  moveToSelf: { en: 'cannot be current account', fr: 'ne peut pas être le compte actuel' },
} as const satisfies Wordings;
