import { useState } from 'react';
import { formatAddress } from '../domain/address.ts';
import type { Side } from '../domain/journey.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Forget } from './forget.tsx';
import { NotClosed } from './not-closed.tsx';
import { useCarrying, useJourney, useObservable } from './services.tsx';
import { useGivingBack } from './use-giving-back.ts';

const SIDES: readonly Side[] = ['from', 'to'];

/**
 * Both keys are given back, with the servers' own 401 as the proof; then everything is forgotten.
 * `early`: people are still to come, so that going back to them is the way on.
 */
export function CloseAccess({ early }: { readonly early: boolean }) {
  const { t, formats } = useWords();
  const { run } = useCarrying();
  const { report } = useObservable(run);
  const [state, setState] = useState<'open' | 'asked' | 'closing'>('open');
  const { held, failed, giveBack } = useGivingBack();

  /** Answers whether every server has taken its key back. */
  async function close(): Promise<boolean> {
    setState('closing');
    // Without a key it would run against a shut door.
    if (early) run.pause();
    const given = await giveBack();
    setState('open');
    return given;
  }

  return (
    <section className="stack">
      {/* When the button has done its work, what it did is read on from here. */}
      <h2 tabIndex={-1}>{t(held.length === 0 ? 'finish.allClosed' : 'finish.closeTitle')}</h2>
      <div className="stack wide" aria-live="polite">
        {SIDES.map((side) =>
          failed.includes(side) ? (
            <NotClosed key={side} side={side} />
          ) : (
            <Closed key={side} side={side} />
          ),
        )}
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

function Closed({ side }: { readonly side: Side }) {
  const { t } = useWords();
  const end = useJourney()[side];
  if (end?.account === undefined || end.revokedWith === undefined) return null;
  const account = formatAddress(end.account.address);
  return <Notice tone="done" title={t('finish.closed', { account, status: end.revokedWith })} />;
}
