import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { CopyField } from '../ui/copy-field.tsx';
import { LinkButton } from '../ui/link-button.tsx';

/** A page elsewhere: opened in another tab by a plain link, or its address copied by hand. */
export function PlainPage({ url, children }: { url: string; children: ReactNode }) {
  const { t } = useWords();
  return (
    <div className="ui-page-link">
      <LinkButton href={url} newTab={t('app.opensNewTab')}>
        {children}
      </LinkButton>
      <CopyField value={url} copyLabel={t('app.copy')} copiedLabel={t('app.copied')} />
    </div>
  );
}
