import type { Wordings } from './wording.ts';

/** The line Mastodon puts over a private note that it carries to a new account (mastodon.md §10.2). */
export const MOVE_NOTES = {
  copied: {
    en: 'This user moved from %{acct}, here were your previous notes about them:',
    fr: 'Cet·te utilisateur·rice est parti·e de %{acct}, voici vos notes précédentes à son sujet :',
  },
  blocked: {
    en: 'This user moved from %{acct}, which you had blocked.',
    fr: 'Ce compte a déménagé de %{acct}, que vous aviez bloqué.',
  },
  muted: {
    en: 'This user moved from %{acct}, which you had muted.',
    fr: 'Ce compte a déménagé de %{acct}, que vous aviez masqué.',
  },
} as const satisfies Wordings;
