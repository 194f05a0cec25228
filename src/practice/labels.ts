import type { PracticeLocale } from './world.ts';

/** Mastodon's own words, copied from mastodon.md §11 (4.6.5); never the wizard's locale files. */
const LABELS = {
  en: {
    logInTo: 'Login to %{domain}',
    email: 'E-mail address',
    password: 'Password',
    logIn: 'Log in',
    wrong: 'Invalid E-mail address or password.',
    signedInAs: 'Signed in as:',
    logout: 'Logout',
    authorizationRequired: 'Authorization required',
    prompt:
      '%{client_name} would like permission to access your account. Only approve this request if you recognize and trust this source.',
    review: 'Review permissions',
    read: 'Read-only access',
    write: 'Write-only access',
    readWrite: 'Read and write access',
    authorize: 'Authorize',
    deny: 'Deny',
    error: 'An error has occurred',
    accountSettings: 'Account settings',
    checkInbox: 'Check your inbox',
    pending:
      'Your application is pending review by our staff. This may take some time. You will receive an email if your application is approved.',
    disabled: 'Your account is currently disabled because you moved.',
    export: 'Export',
    follows: 'Follows',
    denied: 'The resource owner or authorization server denied the request.',
    accounts: 'Accounts',
    scopeFollows: 'Follows',
    search: 'Search',
  },
  fr: {
    logInTo: 'Se connecter à %{domain}',
    email: 'Adresse de courriel',
    password: 'Mot de passe',
    logIn: 'Se connecter',
    wrong: 'Adresse de courriel ou mot de passe incorrect.',
    signedInAs: 'Connecté·e en tant que :',
    logout: 'Se déconnecter',
    authorizationRequired: 'Autorisation requise',
    prompt:
      "%{client_name} aimerait avoir la permission d'accéder à votre compte. Approuver cette demande uniquement si vous reconnaissez et faites confiance à cette source.",
    review: 'Examiner les autorisations',
    read: 'Accès en lecture seule',
    write: 'Accès en écriture seule',
    readWrite: 'Accès en lecture et écriture',
    authorize: 'Autoriser',
    deny: 'Refuser',
    error: 'Une erreur est survenue',
    accountSettings: 'Paramètres du compte',
    checkInbox: 'Vérifiez votre boîte de réception',
    pending:
      'Votre demande est en attente d’examen par notre équipe. Cela peut prendre un certain temps. Vous recevrez un courriel si votre demande est approuvée.',
    disabled: 'Votre compte est actuellement désactivé parce que vous l’avez déplacé.',
    export: 'Exportation',
    follows: 'Abonnements',
    denied: 'Le propriétaire de la ressource ou le serveur d’autorisation a refusé la demande.',
    accounts: 'Comptes',
    scopeFollows: 'Abonnements',
    search: 'Recherche',
  },
} as const;

export type Labels = { readonly [name in keyof (typeof LABELS)['en']]: string };

export function labelsOf(locale: PracticeLocale): Labels {
  return LABELS[locale];
}

/** The consent page groups scopes by object (mastodon.md §2.9, §11). */
export function scopeTitle(labels: Labels, object: string): string {
  switch (object) {
    case 'accounts':
      return labels.accounts;
    case 'follows':
      return labels.scopeFollows;
    case 'search':
      return labels.search;
    default:
      return object;
  }
}
