import type { Server } from '../domain/address.ts';
import { originOf } from './origin.ts';

/** Pages a person opens by themselves; nothing of them can be fetched (mastodon.md §1.2). */
export type PagePath =
  | '/'
  | '/settings/export'
  | '/auth/sign_up'
  | '/oauth/authorized_applications';

/** Every page of Mastodon takes `lang` (mastodon.md §0.7). */
export function pageUrl(web: Server, path: PagePath, lang: string): string {
  return `${originOf(web)}${path}?lang=${encodeURIComponent(lang)}`;
}
