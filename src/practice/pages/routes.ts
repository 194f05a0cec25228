import type { Route } from '../route.ts';
import { ACCOUNT_SETTINGS_ROUTES } from './account-settings-page.ts';
import { ALIAS_ROUTES } from './alias-page.ts';
import { AUTHORIZE_ROUTES } from './authorize-page.ts';
import { AUTHORIZED_APPS_ROUTES } from './authorized-apps-page.ts';
import { DELETE_ROUTES } from './delete-page.ts';
import { EXPORT_ROUTES } from './export-page.ts';
import { HOME_ROUTES } from './home-page.ts';
import { CONFIRM_ROUTES } from './imports/confirm-page.ts';
import { IMPORT_ROUTES } from './imports/import-page.ts';
import { LETTER_ROUTES } from './letters-page.ts';
import { MIGRATION_ROUTES } from './migration-page.ts';
import { REDIRECT_ROUTES } from './redirect-page.ts';
import { SETUP_ROUTES } from './setup-page.ts';
import { SHARE_ROUTES } from './share-page.ts';
import { SIGN_IN_ROUTES } from './sign-in-page.ts';
import { SIGN_UP_ROUTES } from './sign-up-page.ts';
import { STATUSES_CLEANUP_ROUTES } from './statuses-cleanup-page.ts';

/** Everything a person opens in a browser. */
export const PAGE_ROUTES: readonly Route[] = [
  ...HOME_ROUTES,
  ...SIGN_IN_ROUTES,
  ...SIGN_UP_ROUTES,
  ...SETUP_ROUTES,
  ...LETTER_ROUTES,
  ...AUTHORIZE_ROUTES,
  ...AUTHORIZED_APPS_ROUTES,
  ...ACCOUNT_SETTINGS_ROUTES,
  ...ALIAS_ROUTES,
  ...MIGRATION_ROUTES,
  ...REDIRECT_ROUTES,
  ...DELETE_ROUTES,
  ...EXPORT_ROUTES,
  ...IMPORT_ROUTES,
  ...CONFIRM_ROUTES,
  ...STATUSES_CLEANUP_ROUTES,
  ...SHARE_ROUTES,
];
