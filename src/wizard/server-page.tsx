import type { ReactNode } from 'react';
import type { Server } from '../domain/address.ts';
import { useWords } from '../i18n/use-words.ts';
import { pageUrl } from '../mastodon/pages.ts';
import { CopyField } from '../ui/copy-field.tsx';
import { LinkButton } from '../ui/link-button.tsx';

export type ServerPageProps = {
  readonly web: Server;
  readonly path: Parameters<typeof pageUrl>[1];
  readonly children: ReactNode;
};

/** A page of a server: opened in another tab, in the person's language, or copied by hand. */
export function ServerPage({ web, path, children }: ServerPageProps) {
  const { t, language } = useWords();
  const url = pageUrl(web, path, language);
  return (
    <div className="ui-page-link">
      <LinkButton href={url} newTab={t('app.opensNewTab')}>
        {children}
      </LinkButton>
      <CopyField value={url} copyLabel={t('app.copy')} copiedLabel={t('app.copied')} />
    </div>
  );
}
