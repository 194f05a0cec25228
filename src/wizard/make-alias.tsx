import { useState } from 'react';
import type { AliasLook } from '../domain/alias-look.ts';
import { useWords } from '../i18n/use-words.ts';
import { MastodonError, type MastodonErrorCode } from '../mastodon/errors.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { useCarrying } from './services.tsx';
import { SignInButton } from './sign-in-panel.tsx';
import { wordsOfServerError } from './words-of-error.ts';

/** GoToSocial takes an alias by its API (gotosocial-observed.md §7). */
export function MakeAlias({ onMade }: { onMade: (found: AliasLook) => void }) {
  const { t } = useWords();
  const { moving } = useCarrying();
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
          <p>
            {failed === 'not-there' || failed === 'invalid'
              ? t('alias.notMadeHow')
              : wordsOfServerError(t, failed)}
          </p>
        </Notice>
      )}
    </>
  );
}
