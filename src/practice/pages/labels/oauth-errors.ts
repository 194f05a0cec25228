import type { Wordings } from './wording.ts';

/** What Doorkeeper says, by its own code (mastodon.md §2.3). */
export const OAUTH_ERRORS = {
  access_denied: {
    en: 'The resource owner or authorization server denied the request.',
    fr: 'Le propriétaire de la ressource ou le serveur d’autorisation a refusé la requête.',
  },
  invalid_client: {
    en: 'Client authentication failed due to unknown client, no client authentication included, or unsupported authentication method.',
    fr: 'L’authentification du client a échoué à cause d’un client inconnu, d’aucune authentification de client incluse ou d’une méthode d’authentification non prise en charge.',
  },
  invalid_redirect_uri: {
    en: 'The redirect uri included is not valid.',
    fr: 'L’URL de redirection n’est pas valide.',
  },
  invalid_scope: {
    en: 'The requested scope is invalid, unknown, or malformed.',
    fr: 'La permission demandée est invalide, inconnue ou mal formée.',
  },
  unsupported_response_type: {
    en: 'The authorization server does not support this response type.',
    fr: 'Le serveur d’autorisation ne prend pas en charge ce type de réponse.',
  },
  unauthorized_client: {
    en: 'The client is not authorized to perform this request using this method.',
    fr: 'Le client n’est pas autorisé à effectuer cette requête à l’aide de cette méthode.',
  },
  invalid_code_challenge_method: {
    en: 'The code_challenge_method must be %{challenge_methods}.',
    fr: 'Le code de la méthode de défi doit être %{challenge_methods}.',
  },
} as const satisfies Wordings;
