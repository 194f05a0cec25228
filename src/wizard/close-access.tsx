import { useState } from 'react';
import { formatAddress } from '../domain/address.ts';
import type { Journey, Side } from '../domain/journey.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Forget } from './forget.tsx';
import { ServerPage } from './server-page.tsx';
import { useCarrying, useJourney, useObservable, useServices } from './services.tsx';

const SIDES: readonly Side[] = ['from', 'to'];

/**
 * Both keys are given back, with the servers' own 401 as the proof; then everything is forgotten.
 * `early`: people are still to come, so that going back to them is the way on.
 */
export function CloseAccess({ early }: { readonly early: boolean }) {
  const { t, formats } = useWords();
  const { signIn } = useServices();
  const journey = useJourney();
  const { run } = useCarrying();
  const { report } = useObservable(run);
  const [state, setState] = useState<'open' | 'asked' | 'closing'>('open');
  const [failed, setFailed] = useState<readonly Side[]>([]);
  const held = SIDES.filter((side) => journey[side]?.account && signIn.hasToken(side));

  /** Answers whether every server has taken its key back. */
  async function close(): Promise<boolean> {
    setState('closing');
    // Without a key it would run against a shut door.
    if (early) run.pause();
    const answers = await Promise.all(
      held.map((side) =>
        signIn.revoke(side).then(
          ({ status }) => (status === 401 ? [] : [side]),
          () => [side],
        ),
      ),
    );
    setFailed(answers.flat());
    setState('open');
    return answers.flat().length === 0;
  }

  return (
    <section className="stack">
      {/* When the button has done its work, what it did is read on from here. */}
      <h2 tabIndex={-1}>{t(held.length === 0 ? 'finish.allClosed' : 'finish.closeTitle')}</h2>
      <div className="stack wide" aria-live="polite">
        {SIDES.map((side) => (
          <Outcome key={side} side={side} journey={journey} failed={failed.includes(side)} />
        ))}
      </div>
      {held.length === 0 ? null : (
        <>
          <p>{t('finish.closeLead')}</p>
          {state === 'asked' ? (
            <Notice
              tone="alert"
              title={t('finish.unfinished')}
              live="assertive"
              actions={
                <>
                  <Button variant="danger" onClick={() => void close()}>
                    {t('finish.closeNow')}
                  </Button>
                  <Button onClick={() => setState('open')}>{t('finish.closeLater')}</Button>
                </>
              }
            >
              <p>
                {t('finish.unfinishedText', {
                  count: report.remaining,
                  n: formats.number(report.remaining),
                })}
              </p>
            </Notice>
          ) : (
            <Button
              variant={early ? 'secondary' : 'primary'}
              busy={state === 'closing'}
              onClick={() => (early ? setState('asked') : void close())}
            >
              {t(state === 'closing' ? 'finish.closing' : 'finish.close')}
            </Button>
          )}
        </>
      )}
      <Forget giveBack={close} />
    </section>
  );
}

function Outcome({ side, journey, failed }: { side: Side; journey: Journey; failed: boolean }) {
  const { t } = useWords();
  const end = journey[side];
  if (end?.account === undefined) return null;
  const account = formatAddress(end.account.address);
  if (failed) {
    const apps = t('mastodon:nav.apps');
    return (
      <Notice tone="alert" title={t('finish.notClosed', { account, apps })}>
        <ServerPage web={end.web} path="/oauth/authorized_applications">
          {t('finish.openApps', { apps, server: end.local })}
        </ServerPage>
      </Notice>
    );
  }
  if (end.revokedWith === undefined) return null;
  return <Notice tone="done" title={t('finish.closed', { account, status: end.revokedWith })} />;
}
