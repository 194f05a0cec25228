import type { Wordings } from './wording.ts';

/** /auth/edit (mastodon.md §11). */
export const ACCOUNT = {
  accountSettings: { en: 'Account settings', fr: 'Paramètres du compte' },
  redirectingTo: {
    en: 'Your account is inactive because it is currently redirecting to %{acct}.',
    fr: 'Votre compte est inactif car il est actuellement redirigé vers %{acct}.',
  },
  cancelRedirect: { en: 'Cancel redirect', fr: 'Annuler la redirection' },
  accountStatus: { en: 'Account status', fr: 'État du compte' },
  functional: {
    en: 'Your account is fully operational.',
    fr: 'Votre compte est entièrement opérationnel.',
  },
  security: { en: 'Security', fr: 'Sécurité' },
  email: {
    en: 'E-mail address',
    fr: 'Adresse de courriel',
    older: [['fr', '4.0', 'Adresse courriel']],
  },
  currentPassword: { en: 'Current password', fr: 'Mot de passe actuel' },
  newPassword: { en: 'New password', fr: 'Nouveau mot de passe' },
  confirmNewPassword: { en: 'Confirm new password', fr: 'Confirmation du nouveau mot de passe' },
  saveChanges: { en: 'Save changes', fr: 'Enregistrer les modifications' },
  sessions: { en: 'Sessions', fr: 'Sessions' },
  migrateAccount: {
    en: 'Move to a different account',
    fr: 'Déménager vers un autre compte',
    older: [['fr', '4.5', 'Déménager vers un compte différent']],
  },
  migrateAccountHtml: {
    en: 'If you wish to redirect this account to a different one, you can **[configure it here]**.',
    fr: 'Si vous voulez rediriger ce compte vers un autre, vous pouvez le **[configurer ici]**.',
  },
  incomingMigrations: {
    en: 'Moving from a different account',
    fr: 'Déplacement depuis un compte différent',
  },
  incomingMigrationsHtml: {
    en: 'To move from another account to this one, first you need to **[create an account alias]**.',
    fr: "Pour déménager d'un autre compte à celui-ci, vous devez d'abord **[créer un alias de compte]**.",
  },
  deleteAccount: { en: 'Delete account', fr: 'Supprimer le compte' },
  deleteAccountHtml: {
    en: 'If you wish to delete your account, you can **[proceed here]**. You will be asked for confirmation.',
    fr: 'Si vous désirez supprimer votre compte, vous pouvez **[cliquer ici]**. Il vous sera demandé de confirmer cette action.',
  },
} as const satisfies Wordings;
