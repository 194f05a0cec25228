import type { ReactNode } from 'react';
import type { Side } from '../domain/journey.ts';
import { useWords } from '../i18n/use-words.ts';
import { type PagePurpose, pagesOf } from '../mastodon/pages.ts';
import { isSoftware } from '../mastodon/software.ts';
import { ServerPage } from './server-page.tsx';
import { useJourney } from './services.tsx';

export type SettingsPageProps = {
  readonly side: Side;
  readonly purpose: PagePurpose;
  readonly children: ReactNode;
};

/** A settings page of one side's server; its front page where the software has none we know. */
export function SettingsPage({ side, purpose, children }: SettingsPageProps) {
  const { t } = useWords();
  const end = useJourney()[side];
  if (end === undefined) return null;
  const software = isSoftware(end.software) ? end.software : 'mastodon';
  const path = pagesOf(software)[purpose];
  return (
    <>
      <ServerPage web={end.web} path={path ?? '/'}>
        {children}
      </ServerPage>
      <p className="soft touch-only">{t('pages.app')}</p>
      {software === 'gotosocial' ? <p className="soft">{t('pages.gotosocial')}</p> : null}
    </>
  );
}
