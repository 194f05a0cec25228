import type { ReactElement } from 'react';
import { AccountSettingsPage } from '../../src/illustrations/account-settings-page.tsx';
import { AliasesPage } from '../../src/illustrations/aliases-page.tsx';
import { AuthorizePage } from '../../src/illustrations/authorize-page.tsx';
import { CleanupPage } from '../../src/illustrations/cleanup-page.tsx';
import { DeletePage } from '../../src/illustrations/delete-page.tsx';
import { ExportPage } from '../../src/illustrations/export-page.tsx';
import type { Person, Place } from '../../src/illustrations/facts.ts';
import { ImportConfirmPage } from '../../src/illustrations/import-confirm-page.tsx';
import { ImportPage } from '../../src/illustrations/import-page.tsx';
import { ImportResultPage } from '../../src/illustrations/import-result-page.tsx';
import { MigrationPage } from '../../src/illustrations/migration-page.tsx';
import { MovedProfile } from '../../src/illustrations/moved-profile.tsx';
import { RedirectPage } from '../../src/illustrations/redirect-page.tsx';
import { RedirectedPage } from '../../src/illustrations/redirected-page.tsx';
import { SignUpPage } from '../../src/illustrations/sign-up-page.tsx';
import { permissionsOf, scopesFor } from '../../src/mastodon/scopes.ts';

/** What a drawing is made from. */
export type GalleryFacts = {
  readonly place: Place;
  readonly old: Person;
  readonly next: Person;
  readonly fileName: string;
  readonly count: string;
  /** Whether numbers of the old account are known. */
  readonly counted: boolean;
};

const label = 'A drawing of the gallery';

/** Every drawing of the product, by name. */
export const DRAWINGS = {
  authorize: ({ place, old }) => (
    <AuthorizePage
      {...{ place, label }}
      person={old}
      app="Transhumance"
      grants={permissionsOf(scopesFor('from'))}
    />
  ),
  'authorize-new': ({ place, next }) => (
    <AuthorizePage
      {...{ place, label }}
      person={next}
      app="Transhumance"
      grants={permissionsOf(scopesFor('to'))}
    />
  ),
  'archive-request': ({ place, counted, count }) => (
    <ExportPage {...{ place, label }} look="request" counts={counted ? { follows: count } : {}} />
  ),
  'archive-ready': ({ place }) => <ExportPage {...{ place, label }} look="download" />,
  'export-lists': ({ place, counted, count }) => (
    <ExportPage {...{ place, label }} look="lists" counts={counted ? { posts: count } : {}} />
  ),
  'sign-up': ({ place }) => (
    <SignUpPage {...{ place, label }} path="/auth/sign_up" approval={false} />
  ),
  'sign-up-approval': ({ place, next }) => (
    <SignUpPage
      {...{ place, label }}
      path="/auth/sign_up"
      approval
      user={next.handle.split('@')[0]}
    />
  ),
  'settings-to': ({ place }) => <AccountSettingsPage {...{ place, label }} line="moveTo" />,
  'settings-from': ({ place }) => <AccountSettingsPage {...{ place, label }} line="moveFrom" />,
  aliases: ({ place, old }) => <AliasesPage {...{ place, label }} old={old.handle} />,
  migration: ({ place, next }) => <MigrationPage {...{ place, label }} target={next.handle} />,
  redirect: ({ place }) => <RedirectPage {...{ place, label }} />,
  redirected: ({ place, next }) => <RedirectedPage {...{ place, label }} target={next.handle} />,
  import: ({ place, fileName }) => <ImportPage {...{ place, label, fileName }} kind="follows" />,
  'import-mutes': ({ place, fileName }) => (
    <ImportPage {...{ place, label, fileName }} kind="mutes" />
  ),
  'import-confirm': ({ place, fileName, count }) => (
    <ImportConfirmPage {...{ place, label, fileName, count }} kind="follows" />
  ),
  'import-result': ({ place, count }) => (
    <ImportResultPage {...{ place, label, count }} kind="follows" />
  ),
  cleanup: ({ place }) => <CleanupPage {...{ place, label }} />,
  delete: ({ place }) => <DeletePage {...{ place, label }} />,
  moved: ({ place, old, next }) => <MovedProfile {...{ place, label, old, next }} />,
} satisfies Record<string, (facts: GalleryFacts) => ReactElement>;

export type DrawingName = keyof typeof DRAWINGS;
