import type { ReactNode } from 'react';
import type { End } from '../domain/journey.ts';
import { useWords } from '../i18n/use-words.ts';
import { sharePage } from '../mastodon/pages.ts';
import { isSoftware, type Software } from '../mastodon/software.ts';
import { CopyField } from '../ui/copy-field.tsx';
import { LinkButton } from '../ui/link-button.tsx';

/** Mastodon and its forks have a page with a field to fill in (mastodon.md §1.2). */
const HAVE_SHARE: readonly Software[] = ['mastodon', 'glitch'];

export type WritePostProps = {
  readonly end: End;
  readonly post: string;
  readonly children: ReactNode;
};

/** A text to publish, or not: in the server's own field where it has one, or copied. */
export function WritePost({ end, post, children }: WritePostProps) {
  const { t, language } = useWords();
  const software = isSoftware(end.software) ? end.software : 'mastodon';
  return (
    <div className="ui-page-link">
      {HAVE_SHARE.includes(software) ? (
        <LinkButton href={sharePage(end.web, post, language)} newTab={t('app.opensNewTab')}>
          {children}
        </LinkButton>
      ) : null}
      <CopyField value={post} copyLabel={t('notCome.copy')} copiedLabel={t('app.copied')} />
    </div>
  );
}
