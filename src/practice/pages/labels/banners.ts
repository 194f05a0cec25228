import type { Wordings } from './wording.ts';

/** What the web app says around a moved account (mastodon.md §11). */
export const BANNERS = {
  newAccount: {
    en: '%{name} has indicated that their new account is now:',
    fr: '%{name} a indiqué que son nouveau compte est maintenant :',
    older: [
      ['en', '3.5', '%{name} has moved to:'],
      ['fr', '3.5', '%{name} a déménagé vers :'],
    ],
  },
  goToProfile: {
    en: 'Go to profile',
    fr: 'Voir le profil',
    older: [['fr', '4.3', 'Aller au profil']],
  },
  moved: {
    en: 'Your account %{disabledAccount} is currently disabled because you moved to %{movedToAccount}.',
    fr: "Votre compte %{disabledAccount} est actuellement désactivé parce que vous l'avez déplacé à %{movedToAccount}.",
  },
  secondFactor: {
    en: '%{domain} requires you to set up Two-Factor Authentication before you can use Mastodon.',
    fr: '%{domain} nécessite de configurer une authentification à deux facteurs avant de pouvoir utiliser Mastodon.',
  },
} as const satisfies Wordings;
