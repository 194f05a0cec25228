import type { Wordings } from './wording.ts';

/** Sentences around the pages: flashes, refusals, help, as 4.6 words them (mastodon.md §11). */
export const MESSAGES = {
  invalidLogIn: {
    en: 'Invalid %{authentication_keys} or password.',
    fr: '%{authentication_keys} ou mot de passe invalide.',
  },
  signedOut: {
    en: 'You need to login or sign up before continuing.',
    fr: 'Vous devez vous connecter ou vous inscrire pour continuer.',
  },
  signedInFlash: { en: 'Signed in successfully.', fr: 'Connecté·e.' },
  signedOutFlash: { en: 'Signed out successfully.', fr: 'Déconnecté·e.' },
  confirmed: {
    en: 'Your email address has been successfully confirmed.',
    fr: 'Votre adresse de courriel a été validée.',
  },
  accountUpdated: {
    en: 'Your account has been updated successfully.',
    fr: 'Votre compte a été modifié avec succès.',
  },
  logInPreamble: {
    en: 'Login with your %{domain} credentials. If your account is hosted on a different server, you will not be able to log in here.',
    fr: 'Connectez-vous avec vos identifiants sur %{domain}. Si votre compte est hébergé sur un autre serveur, vous ne pourrez pas vous connecter ici.',
  },
  manualReview: {
    en: 'Sign-ups on %{domain} go through manual review by our moderators. To help us process your registration, write a bit about yourself and why you want an account on %{domain}.',
    fr: 'Les inscriptions sur %{domain} passent par une revue manuelle de nos modérateurs. Pour les aider, écrivez un peu plus sur vous et pourquoi vous souhaitez créer un compte sur %{domain}.',
  },
  registrationClosed: {
    en: '%{instance} is not accepting new members',
    fr: '%{instance} a désactivé les inscriptions',
  },
  confirming: {
    en: 'Waiting for email confirmation to be completed.',
    fr: 'En attente de la confirmation par courrier électronique.',
  },
  linkNotReceived: { en: "Didn't get a link?", fr: "Vous n'avez pas reçu de lien ?" },
  resendConfirmation: { en: 'Resend confirmation link', fr: 'Renvoyer le lien de confirmation' },
  forgotPassword: { en: 'Forgot your password?', fr: 'Mot de passe oublié ?' },
  invitedBy: {
    en: 'You can join %{domain} thanks to the invitation you have received from:',
    fr: "Vous pouvez rejoindre %{domain} grâce à l'invitation de :",
  },
  preambleInvited: {
    en: 'Before you proceed, please consider the ground rules set by the moderators of %{domain}.',
    fr: 'Avant de continuer, veuillez lire les règles de base définies par les modérateurs de %{domain}.',
  },
  invalidInvite: { en: 'This invite is not valid', fr: 'Cette invitation n’est pas valide' },
  changesSaved: {
    en: 'Changes successfully saved!',
    fr: 'Les modifications ont été enregistrées avec succès !',
  },
  errorsOther: {
    en: "Something isn't quite right yet! Please review %{count} errors below",
    fr: 'Certaines choses ne vont pas ! Veuillez vérifier les %{count} erreurs ci-dessous',
  },
  missingStatus: {
    en: 'Some of your filters hide specific posts that are not known by this server. These posts will not be automatically filtered if they are discovered later by the server.',
    fr: "Certains de vos filtres masquent des messages spécifiques qui ne sont pas connus par ce serveur. Ces messages ne seront pas filtrés automatiquement s'ils sont découverts plus tard par le serveur.",
  },
  invalidJson: {
    en: 'Invalid JSON file. Error: %{error}',
    fr: 'Fichier JSON non valide. Erreur : %{error}',
  },
  usernameInvalid: {
    en: 'must contain only letters, numbers and underscores',
    fr: 'doit contenir uniquement des lettres, chiffres et tirets bas',
  },
  appsDescription: {
    en: 'These are applications that can access your account using the API. If there are applications you do not recognize here, or an application is misbehaving, you can revoke its access.',
    fr: "Ces applications peuvent accéder à votre compte via l'API. Si vous voyez ici des applications que vous ne reconnaissez pas ou qui ne fonctionnent pas normalement, vous pouvez en révoquer les accès.",
  },
  authorizedAt: { en: 'Authorized on %{date}', fr: 'Autorisée le %{date}' },
  neverUsed: { en: 'Never used', fr: 'Jamais utilisée' },
  appRevoked: { en: 'Application revoked.', fr: 'Application révoquée.' },
  copyCode: {
    en: 'Copy this authorization code and paste it to the application.',
    fr: 'Copiez ce code d’autorisation et collez-le dans l’application.',
  },
  usernameAvailable: {
    en: 'Your username will become available again',
    fr: 'Votre nom d’utilisateur·rice sera à nouveau disponible',
  },
  emailChange: {
    en: 'You can **[change your email address]** without deleting your account',
    fr: 'Vous pouvez **[modifier votre adresse de courriel]** sans supprimer votre compte',
  },
  invitesTitle: { en: 'Invite people', fr: 'Inviter des gens' },
  // The framework's own (mastodon.md §10.1, §11).
  blank: { en: "can't be blank", fr: 'doit être rempli(e)' },
  invalid: { en: 'is invalid', fr: "n'est pas valide" },
  taken: { en: 'has already been taken', fr: "n'est pas disponible" },
  confirmation: { en: "doesn't match %{attribute}", fr: 'ne concorde pas avec %{attribute}' },
  tooShort: {
    en: 'is too short (minimum is %{count} characters)',
    fr: 'est trop court (au moins %{count} caractères)',
  },
  accepted: { en: 'must be accepted', fr: 'doit être accepté(e)' },
} as const satisfies Wordings;
