import type { Context } from './context.ts';

/** What the API says through `I18n`: `?lang=`, else the browser's wish, else English (§2.8). */
const WORDS = {
  en: {
    tooMany: 'Too many requests',
    invalidToken: 'The access token is invalid',
    revokedToken: 'The access token was revoked',
    selfFollow: 'Following your own account is not allowed',
    endorse: 'You must be already following the person you want to endorse',
    tagLimit: 'You have already featured the maximum number of hashtags',
    listLimit: 'You have reached the maximum number of lists',
    filterContext: 'None or invalid context supplied',
    followLimit: 'You cannot follow more than %{limit} people',
  },
  fr: {
    tooMany: 'Trop de requêtes émises dans un délai donné',
    invalidToken: 'Le jeton d’accès n’est pas valide',
    revokedToken: 'Le jeton d’accès a été révoqué',
    selfFollow: "Suivre votre propre compte n'est pas autorisé",
    endorse: 'Vous devez être déjà abonné·e à la personne que vous désirez recommander',
    tagLimit: 'Vous avez déjà mis en avant le nombre maximum de hashtags',
    listLimit: 'Vous avez atteint le nombre maximum de listes',
    filterContext: 'Contexte invalide ou insuffisant',
    followLimit: 'Vous ne pouvez pas suivre plus de %{limit} personnes',
  },
} as const;

export type Word = keyof (typeof WORDS)['en'];

export function say(context: Context, word: Word): string {
  return WORDS[languageOf(context)][word];
}

function languageOf({ params, token, state, request }: Context): 'en' | 'fr' {
  const user = token?.account === undefined ? undefined : state.users.get(token.account);
  const asked = [
    params.get('lang'),
    user?.locale,
    request.headers.get('accept-language')?.slice(0, 2),
  ];
  return asked.find((language) => language === 'fr' || language === 'en') === 'fr' ? 'fr' : 'en';
}
