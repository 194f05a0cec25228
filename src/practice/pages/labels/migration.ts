import type { Wordings } from './wording.ts';

/** /settings/migration and its redirect page (mastodon.md §11). */
export const MIGRATION = {
  title: { en: 'Account migration', fr: 'Migration de compte' },
  notRedirecting: {
    en: 'Your account is not redirecting to any other account currently.',
    fr: "Votre compte n'est pas redirigé vers un autre compte actuellement.",
  },
  redirectingTo: {
    en: 'Your account is redirecting to %{acct}.',
    fr: 'Votre compte est redirigé vers %{acct}.',
  },
  cancelExplanation: {
    en: 'Cancelling the redirect will re-activate your current account, but will not bring back followers that have been moved to that account.',
    fr: 'Annuler la redirection réactivera votre compte actuel, mais ne rapportera pas les abonné·e·s qui ont été déplacé·e·s sur ce compte.',
  },
  cancel: { en: 'Cancel redirect', fr: 'Annuler la redirection' },
  heading: {
    en: 'Move to a different account',
    fr: 'Déménager vers un autre compte',
    older: [['fr', '4.5', 'Déménager vers un compte différent']],
  },
  before: {
    en: 'Before proceeding, please read these notes carefully:',
    fr: 'Avant de procéder, veuillez lire attentivement ces notes :',
  },
  followers: {
    en: 'This action will move all followers from the current account to the new account',
    fr: 'Cette action va déménager tou·te·s les abonné·e·s du compte actuel vers le nouveau compte',
  },
  otherData: {
    en: 'No other data will be moved automatically (including your posts and the list of accounts you follow)',
    fr: 'Aucune autre donnée ne sera déplacée automatiquement (y compris vos messages et la liste des comptes suivis)',
    older: [
      ['en', '4.5', 'No other data will be moved automatically'],
      ['fr', '4.5', 'Aucune autre donnée ne sera déplacée automatiquement'],
    ],
  },
  redirect: {
    en: "Your current account's profile will be updated with a redirect notice and be excluded from searches",
    fr: 'Le profil de votre compte actuel sera mis à jour avec un avis de redirection et sera exclu des recherches',
  },
  backreference: {
    en: 'The new account must first be configured to back-reference this one',
    fr: "Le nouveau compte doit d'abord être configuré pour faire référence à celui-ci en définissant un alias",
  },
  cooldown: {
    en: 'After moving there is a waiting period during which you will not be able to move again',
    fr: 'Après le déménagement, il y a une période d’attente pendant laquelle vous ne pourrez pas redéménager',
  },
  disabledAccount: {
    en: 'Your current account will not be fully usable afterwards. However, you will have access to data export as well as re-activation.',
    fr: "Votre compte actuel ne sera pas entièrement utilisable par la suite. Cependant, vous aurez accès à l'exportation de données et à la réactivation.",
  },
  onlyRedirect: {
    en: 'Alternatively, you can **[only put up a redirect on your profile]**.',
    fr: 'Alternativement, vous pouvez **[seulement appliquer une redirection sur votre profil]**.',
  },
  acct: { en: 'Handle of the new account', fr: 'L’identifiant du nouveau compte' },
  acctHint: {
    en: 'Specify the username@domain of the account you want to move to',
    fr: 'Spécifiez l’identifiant@domaine du compte vers lequel vous souhaitez migrer',
    older: [
      [
        'fr',
        '3.5',
        'Spécifiez l’identifiant@domaine du compte vers lequel vous souhaitez déménager',
      ],
    ],
  },
  currentPassword: { en: 'Current password', fr: 'Mot de passe actuel' },
  currentPasswordHint: {
    en: 'For security purposes please enter the password of the current account',
    fr: 'Par mesure de sécurité, veuillez saisir le mot de passe de ce compte',
    older: [
      [
        'fr',
        '3.5',
        'Pour des raisons de sécurité, veuillez saisir le mot de passe du compte courant',
      ],
    ],
  },
  currentUsernameHint: {
    en: 'To confirm, please enter the username of the current account',
    fr: 'Pour confirmer, veuillez saisir l’identifiant de ce compte',
    older: [
      ['fr', '3.5', "Pour confirmer, veuillez saisir le nom d'utilisateur du compte courant"],
      ['fr', '4.0', "Pour confirmer, veuillez saisir le nom d'utilisateur de ce compte"],
    ],
  },
  move: { en: 'Move followers', fr: 'Migrer les abonné·e·s' },
  moved: {
    en: 'Your account is now redirecting to %{acct} and your followers are being moved over.',
    fr: "Votre compte est maintenant redirigé vers %{acct} et vos abonné·e·s sont en train d'être déplacé·e·s.",
  },
  onCooldown: {
    en: 'You have recently migrated your account. This function will become available again in %{count} days.',
    fr: 'Vous avez récemment migré votre compte. Cette fonction sera à nouveau disponible dans %{count} jours.',
  },
  errorCooldown: { en: 'You are on cooldown', fr: 'Vous êtes soumis·e à un temps de rechargement' },
  missingAlias: {
    en: 'is not an alias of this account',
    fr: 'ne référence pas ce compte en retour',
  },
  alreadyMoved: {
    en: 'is the same account you have already moved to',
    fr: 'est le même compte que vous avez déjà déplacé vers',
  },
  moveToSelf: { en: 'cannot be current account', fr: 'ne peut pas être le compte actuel' },
  notFound: { en: 'could not be found', fr: "n'a pas été trouvé" },
  pastMigrations: { en: 'Past migrations', fr: 'Migrations passées' },
  movedTo: { en: 'Moved to', fr: 'A déménagé vers' },
  followersCount: { en: 'Followers at time of move', fr: 'Abonné·e·s au moment du déménagement' },
  incoming: { en: 'Moving from a different account', fr: 'Déplacement depuis un compte différent' },
  incomingHtml: {
    en: 'To move from another account to this one, first you need to **[create an account alias]**.',
    fr: "Pour déménager d'un autre compte à celui-ci, vous devez d'abord **[créer un alias de compte]**.",
  },
  setRedirect: { en: 'Set redirect', fr: 'Définir la redirection' },
  redirected: {
    en: 'Your account is now redirecting to %{acct}.',
    fr: 'Votre compte est maintenant redirigé vers %{acct}.',
  },
  cancelled: {
    en: 'Successfully cancelled the redirect.',
    fr: 'Suppression de la redirection réussie.',
  },
} as const satisfies Wordings;
