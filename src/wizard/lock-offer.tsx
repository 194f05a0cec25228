import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { MastodonError, type MastodonErrorCode } from '../mastodon/errors.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { newStandingQuery, queries } from './queries.ts';
import { useCarrying, useJourney, useServices } from './services.tsx';
import { SignInButton } from './sign-in-panel.tsx';
import { wordsOfServerError } from './words-of-error.ts';

/**
 * To a locked account followers come as requests, one yes each. Unlocking accepts all who wait on
 * Mastodon (mastodon.md §0.9) and nobody on GoToSocial (gotosocial-observed.md §7): said before.
 */
export function LockOffer({ purpose }: { readonly purpose: 'unlock' | 'lock-again' }) {
  const { t, formats } = useWords();
  const { signIn } = useServices();
  const journey = useJourney();
  const { moving } = useCarrying();
  const hasKey = signIn.hasToken('to');
  const standing = useQuery({ ...newStandingQuery(moving, journey), enabled: hasKey }, queries);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<MastodonErrorCode>();
  const unlocking = purpose === 'unlock';

  async function change() {
    setBusy(true);
    setFailed(undefined);
    try {
      await moving.setLocked(!unlocking);
      await standing.refetch();
    } catch (error) {
      if (!(error instanceof MastodonError)) throw error;
      setFailed(error.code);
    } finally {
      setBusy(false);
    }
  }

  if (!hasKey || standing.data === undefined) return null;
  const { locked, requests = 0 } = standing.data;
  const done = unlocking ? journey.lock === 'unlocked' : journey.lock === 'locked-again';
  if (done) return <Notice tone="done" title={t(`lock.done.${purpose}`)} live="polite" />;
  if (unlocking ? !locked : journey.lock !== 'unlocked') return null;
  const software = journey.to?.software === 'gotosocial' ? 'gotosocial' : 'mastodon';
  return (
    <Notice
      tone={unlocking ? 'waiting' : 'info'}
      title={t(`lock.title.${purpose}`)}
      actions={
        <>
          <Button variant="secondary" busy={busy} onClick={() => void change()}>
            {t(`lock.button.${purpose}`)}
          </Button>
          {failed === 'scope' ? <SignInButton side="to" variant="quiet" /> : null}
        </>
      }
    >
      <p>{t(`lock.text.${purpose}`)}</p>
      {unlocking && requests > 0 ? (
        <p>{t(`lock.effect.${software}`, { count: requests, n: formats.number(requests) })}</p>
      ) : null}
      {failed === undefined ? null : <p role="alert">{wordsOfServerError(t, failed)}</p>}
    </Notice>
  );
}
