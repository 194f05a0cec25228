import { useWords } from '../i18n/use-words.ts';
import { MastodonError } from '../mastodon/errors.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { SignInButton } from './sign-in-panel.tsx';
import type { Comparison } from './use-comparison.ts';

const NEEDS_SIGN_IN = ['signed-out', 'scope'];
/** A server makes a second one of these without a word (mastodon.md §5). */
const MADE_TWICE = ['list', 'filter'];

/** What is there already could not be read: one may start all the same, and what that costs. */
export function CompareFailed({ comparison }: { readonly comparison: Comparison }) {
  const { t } = useWords();
  const { error, again, rows } = comparison;
  const needsSignIn = error instanceof MastodonError && NEEDS_SIGN_IN.includes(error.code);
  const doubles = rows.some(({ task }) => MADE_TWICE.includes(task.kind));
  return (
    <Notice
      tone="waiting"
      title={t('bring.compareFailed')}
      live="polite"
      actions={
        needsSignIn ? (
          <SignInButton side="to" variant="secondary" />
        ) : (
          <Button variant="secondary" onClick={again}>
            {t('bring.tryAgain')}
          </Button>
        )
      }
    >
      <p>{t('bring.compareFailedText')}</p>
      {doubles ? <p>{t('bring.compareFailedLists')}</p> : null}
    </Notice>
  );
}
