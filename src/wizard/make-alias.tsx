import { useState } from 'react';
import { formatAddress } from '../domain/address.ts';
import type { AliasLook } from '../domain/alias-look.ts';
import { addressOf } from '../domain/journey.ts';
import { useWords } from '../i18n/use-words.ts';
import { MastodonError, type MastodonErrorCode } from '../mastodon/errors.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { useCarrying, useJourney } from './services.tsx';
import { SignInButton } from './sign-in-panel.tsx';
import { wordsOfServerError } from './words-of-error.ts';

/** GoToSocial takes an alias by its API (gotosocial-observed.md §7). */
export function MakeAlias({ onMade }: { onMade: (found: AliasLook) => void }) {
  const { t } = useWords();
  const { moving } = useCarrying();
  const { to } = useJourney();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<MastodonErrorCode | 'not-there'>();

  async function make() {
    setBusy(true);
    setFailed(undefined);
    try {
      const found = await moving.alias.make();
      if (found.state !== 'seen') setFailed('not-there');
      onMade(found);
    } catch (error) {
      if (!(error instanceof MastodonError)) throw error;
      setFailed(error.code);
    } finally {
      setBusy(false);
    }
  }

  function why(code: MastodonErrorCode | 'not-there'): string {
    switch (code) {
      case 'not-there':
      case 'invalid':
        return t('alias.notMadeHow');
      case 'scope':
      case 'signed-out': {
        const who = addressOf(to);
        return t(`run.state.${code}.text`, { account: who ? formatAddress(who) : '' });
      }
      default:
        return wordsOfServerError(t, code);
    }
  }

  return (
    <>
      <Button variant="primary" busy={busy} onClick={() => void make()}>
        {t('alias.make')}
      </Button>
      {failed === undefined ? null : (
        <Notice
          tone="alert"
          title={t('alias.notMade')}
          live="assertive"
          actions={
            failed === 'scope' || failed === 'signed-out' ? (
              <SignInButton side="to" variant="secondary" />
            ) : undefined
          }
        >
          <p>{why(failed)}</p>
        </Notice>
      )}
    </>
  );
}
