import type { Wordings } from './wording.ts';

/** /settings/delete (mastodon.md §11). */
export const DELETION = {
  title: { en: 'Account deletion', fr: 'Suppression du compte' },
  before: {
    en: 'Before proceeding, please read these notes carefully:',
    fr: 'Veuillez lire attentivement ces notes avant de continuer :',
  },
  irreversible: {
    en: 'You will not be able to restore or reactivate your account',
    fr: 'Vous ne pourrez pas restaurer ou réactiver votre compte',
  },
  usernameUnavailable: {
    en: 'Your username will remain unavailable',
    fr: 'Votre nom d’utilisateur·rice restera indisponible',
  },
  dataRemoval: {
    en: 'Your posts and other data will be permanently removed',
    fr: 'Vos messages et autres données seront définitivement supprimés',
  },
  caches: {
    en: 'Content that has been cached by other servers may persist',
    fr: "Le contenu mis en cache par d'autres serveurs peut persister",
  },
  moreDetails: {
    en: 'For more details, see the **[privacy policy]**.',
    fr: 'Pour plus de détails, voir la **[politique de confidentialité]**.',
  },
  password: { en: 'Password', fr: 'Mot de passe' },
  confirmPassword: {
    en: 'Enter your current password to verify your identity',
    fr: 'Entrez votre mot de passe actuel pour vérifier votre identité',
  },
  confirmUsername: {
    en: 'Enter your username to confirm the procedure',
    fr: 'Entrez votre identifiant pour confirmer la procédure',
    older: [['fr', '4.0', "Entrez votre nom d'utilisateur pour confirmer la procédure"]],
  },
  proceed: { en: 'Delete account', fr: 'Supprimer le compte' },
  success: {
    en: 'Your account was successfully deleted',
    fr: 'Votre compte a été supprimé avec succès',
  },
  challengeFailed: {
    en: 'The information you entered was not correct',
    fr: "Les renseignements que vous avez entrés n'étaient pas exacts",
  },
} as const satisfies Wordings;
