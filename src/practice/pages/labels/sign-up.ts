import type { Wordings } from './wording.ts';

/** Sign-up and sign-in (mastodon.md §11). */
export const SIGN_UP = {
  stepRules: { en: 'Accept rules', fr: 'Accepter les règles' },
  stepDetails: { en: 'Your details', fr: 'Vos infos' },
  stepConfirm: {
    en: 'Confirm email',
    fr: "Confirmer l'adresse de courriel",
    older: [
      ['en', '4.2', 'Confirm e-mail'],
      ['fr', '4.2', "Confirmez l'e-mail"],
      ['fr', '4.5', "Confirmation de l'adresse mail"],
    ],
  },
  stepReview: { en: 'Our review', fr: 'Vérification', older: [['fr', '4.5', 'Notre avis']] },
  rulesTitle: { en: 'Some ground rules.', fr: 'Quelques règles de base.' },
  rulesPreamble: {
    en: 'These are set and enforced by the %{domain} moderators.',
    fr: 'Celles-ci sont définies et appliqués par les modérateurs de %{domain}.',
  },
  rulesTitleInvited: { en: "You've been invited.", fr: 'Vous avez été invité·e.' },
  accept: { en: 'Accept', fr: 'Accepter' },
  back: { en: 'Back', fr: 'Retour' },
  title: {
    en: "Let's get you set up on %{domain}.",
    fr: 'Mettons les choses en place pour %{domain}.',
  },
  preamble: {
    en: "With an account on this Mastodon server, you'll be able to follow any other person on the fediverse, regardless of where their account is hosted.",
    fr: "Avec un compte sur ce serveur Mastodon, vous pourrez suivre n'importe quelle autre personne du fediverse, quel que soit l'endroit où son compte est hébergé.",
    older: [
      [
        'en',
        '4.3',
        "With an account on this Mastodon server, you'll be able to follow any other person on the network, regardless of where their account is hosted.",
      ],
      [
        'fr',
        '4.3',
        'Avec un compte sur ce serveur Mastodon, vous serez en mesure de suivre toute autre personne sur le réseau, quel que soit l’endroit où son compte est hébergé.',
      ],
    ],
  },
  username: { en: 'Username', fr: 'Identifiant' },
  usernameHint: {
    en: 'You can use letters, numbers, and underscores',
    fr: 'Vous pouvez utiliser des lettres, des chiffres, et des tirets bas',
    older: [
      ['en', '4.1', 'Your username will be unique on %{domain}'],
      ['fr', '4.0', 'Votre nom d’utilisateur sera unique sur %{domain}'],
      ['fr', '4.1', 'Votre identifiant sera unique sur %{domain}'],
    ],
  },
  email: {
    en: 'E-mail address',
    fr: 'Adresse de courriel',
    older: [['fr', '4.0', 'Adresse courriel']],
  },
  password: { en: 'Password', fr: 'Mot de passe' },
  confirmPassword: { en: 'Confirm password', fr: 'Confirmation du mot de passe' },
  reason: { en: 'Why do you want to join?', fr: 'Pourquoi voulez-vous vous inscrire ?' },
  agreement: {
    en: 'I have read and agree to the **[privacy policy]**',
    fr: 'J’ai lu et j’accepte la **[politique de confidentialité]**',
  },
  signUp: { en: 'Sign up', fr: 'S’inscrire' },
  applyForAccount: {
    en: 'Request an account',
    fr: 'Demander un compte',
    older: [
      ['en', '3.5', 'Request an invite'],
      ['en', '4.0', 'Get on waitlist'],
      ['fr', '3.5', 'Demander une invitation'],
      ['fr', '4.0', 'S’inscrire sur la liste d’attente'],
    ],
  },
  setupTitle: {
    en: 'Check your inbox',
    fr: 'Vérifiez votre boîte de réception',
    older: [
      ['en', '4.1', 'Setup'],
      ['fr', '4.1', 'Configuration'],
    ],
  },
  setupHint: {
    en: "Click the link we sent to %{email} to begin using Mastodon. We'll wait right here.",
    fr: 'Cliquer sur le lien envoyé à %{email} pour commencer à utiliser Mastodon. Nous vous attendons ici.',
    older: [
      [
        'en',
        '4.1',
        'The confirmation e-mail was sent to %{email}. If that e-mail address is not correct, you can change it in account settings.',
      ],
      ['en', '4.3', "Click the link we sent you to verify %{email}. We'll wait right here."],
      [
        'fr',
        '4.1',
        'Le courriel de confirmation a été envoyé à %{email}. Si cette adresse de courriel n’est pas correcte, vous pouvez la modifier dans les paramètres du compte.',
      ],
      [
        'fr',
        '4.3',
        'Cliquez sur le lien que nous vous avons envoyé pour vérifier l’adresse %{email}. Nous vous attendons ici.',
      ],
      [
        'fr',
        '4.5',
        'Cliquez sur le lien que nous avons envoyé à %{email} pour commencer à utiliser Mastodon. Nous vous attendrons ici.',
      ],
    ],
  },
  pending: {
    en: 'Your application is pending review by our staff. This may take some time. You will receive an email if your application is approved.',
    fr: 'Votre demande est en attente d’examen par notre équipe. Cela peut prendre un certain temps. Vous recevrez un courriel si votre demande est approuvée.',
    older: [
      [
        'en',
        '4.2',
        'Your application is pending review by our staff. This may take some time. You will receive an e-mail if your application is approved.',
      ],
      [
        'fr',
        '4.2',
        "Votre demande est en attente d'examen par notre personnel. Cela peut prendre un certain temps. Vous recevrez un courriel si votre demande est approuvée.",
      ],
      [
        'fr',
        '4.5',
        'Votre demande est en attente d’examen par notre équipe. Cela peut prendre un certain temps. Vous recevrez un e-mail si votre demande est approuvée.',
      ],
    ],
  },
  logInTitle: {
    en: 'Login to %{domain}',
    fr: 'Se connecter à %{domain}',
    older: [['en', '4.1', 'Sign in to %{domain}']],
  },
  logIn: { en: 'Log in', fr: 'Se connecter' },
} as const satisfies Wordings;
