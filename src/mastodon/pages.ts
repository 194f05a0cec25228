import type { Server } from '../domain/address.ts';
import { originOf } from './origin.ts';
import type { Software, Version } from './software.ts';

/** Pages a person opens by themselves; nothing of them can be fetched (mastodon.md §1.2). */
export type PagePath =
  | '/'
  | '/auth/sign_up'
  | '/follow_requests'
  | '/oauth/authorized_applications'
  | '/signup'
  | '/settings/aliases'
  | '/settings/delete'
  | '/settings/export'
  | '/settings/import'
  | '/settings/imports'
  | '/settings/migration'
  | '/settings/migration/redirect/new'
  | '/settings/profile'
  | '/statuses_cleanup'
  | ExportPath
  | GoToSocialPath;

/**
 * Files of the export page (mastodon.md §7.1). Signed out they answer a bare 401 where the page
 * itself would ask to sign in: the page goes first.
 */
type ExportPath =
  | `/settings/exports/${'blocks' | 'bookmarks' | 'domain_blocks' | 'follows' | 'lists' | 'mutes'}.csv`
  | '/settings/exports/custom_filters.json';

/** Its settings panel [gotosocial: web/source/settings/views/user/router.tsx @ 0.20.0-rc1]. */
type GoToSocialPath = `/settings/user/${'export-import' | 'migration' | 'profile'}`;

/** Every page of Mastodon takes `lang` (mastodon.md §0.7). */
export function pageUrl(web: Server, path: PagePath, lang: string): string {
  return `${originOf(web)}${path}?lang=${encodeURIComponent(lang)}`;
}

/** The page that takes files in: the other of the two is not there (mastodon.md §0.6). */
export function importPage(web: Server, version: Version | undefined, lang: string): string {
  const old =
    version !== undefined && (version.major < 4 || (version.major === 4 && version.minor < 2));
  return pageUrl(web, old ? '/settings/import' : '/settings/imports', lang);
}

/** The composer with a text in it, to send or to change (mastodon.md §1.2). */
export function sharePage(web: Server, text: string, lang: string): string {
  return `${originOf(web)}/share?${new URLSearchParams({ text, lang })}`;
}

/** Where an invited person joins (mastodon.md §13.4); `undefined` when the code is none. */
export function invitePage(web: Server, code: string, lang: string): string | undefined {
  if (!/^[A-Za-z0-9]{1,64}$/.test(code)) return undefined;
  return `${originOf(web)}/invite/${code}?lang=${encodeURIComponent(lang)}`;
}

export type PagePurpose = 'export' | 'aliases' | 'migration' | 'delete' | 'profile';

/** Where a software does each thing; `undefined` where it has no page for it, or none we know. */
export type Pages = Readonly<Record<PagePurpose, PagePath | undefined>>;

/** mastodon.md §15.2 */
const OF_MASTODON: Pages = {
  export: '/settings/export',
  aliases: '/settings/aliases',
  migration: '/settings/migration',
  delete: '/settings/delete',
  profile: '/settings/profile',
};

/**
 * The panel asks to sign in first and then opens at its beginning, not at the page asked for
 * [gotosocial: web/source/settings/lib/query/login/index.ts @ 0.20.0-rc1]. Of export-import there
 * is a page since 0.17; an account is deleted by its API alone.
 */
const OF_GOTOSOCIAL: Pages = {
  export: '/settings/user/export-import',
  aliases: '/settings/user/migration',
  migration: '/settings/user/migration',
  delete: undefined,
  profile: '/settings/user/profile',
};

const OF_NOBODY: Pages = {
  export: undefined,
  aliases: undefined,
  migration: undefined,
  delete: undefined,
  profile: undefined,
};

/** Its code forks have Mastodon's pages (mastodon.md §13.2). */
export function pagesOf(software: Software): Pages {
  switch (software) {
    case 'mastodon':
    case 'glitch':
      return OF_MASTODON;
    case 'gotosocial':
      return OF_GOTOSOCIAL;
    case 'pleroma':
    case 'akkoma':
    case 'misskey':
    case 'pixelfed':
    case 'friendica':
    case 'other':
    case 'unknown':
      return OF_NOBODY;
  }
}
