import { formatAddress } from '../domain/address.ts';
import { useWords } from '../i18n/use-words.ts';
import type { RunState } from '../transfer/engine.ts';
import type { Wait } from '../transfer/run.ts';
import { Notice } from '../ui/notice.tsx';
import { useJourney, useObservable, useServices } from './services.tsx';
import { SignInProblemNotice } from './sign-in-problem.tsx';
import { useNow } from './use-now.ts';

/** What the run is doing, or waits for, in words; never a bare state. */
export function RunNotice({ state }: { state: RunState }) {
  const { t } = useWords();
  const to = useJourney().to;
  const arrival = useObservable(useServices().signIn);
  const names = {
    server: to?.local ?? '',
    account: to?.account === undefined ? '' : formatAddress(to.account.address),
  };
  if (arrival.name === 'problem' && to !== undefined && arrival.side === 'to') {
    return <SignInProblemNotice problem={arrival.problem} end={to} />;
  }
  switch (state.name) {
    case 'running':
    case 'pausing':
    case 'checking':
      return <p role="status">{t(`bring.state.${state.name}`)}</p>;
    case 'waiting':
      return <Waiting wait={state.wait} server={names.server} />;
    case 'paused':
    case 'watching':
      return (
        <Notice tone="waiting" title={t(`bring.state.${state.name}.title`)} live="polite">
          <p>{t(`bring.state.${state.name}.text`)}</p>
        </Notice>
      );
    case 'stopped':
      return (
        <Notice
          tone="alert"
          title={t(`bring.state.${state.problem}.title`, names)}
          live="assertive"
        >
          <p>{t(`bring.state.${state.problem}.text`, names)}</p>
        </Notice>
      );
    case 'loading':
    case 'idle':
    case 'done':
      return null;
  }
}

/** A wait has a clock time and counts down; the clock time is said aloud, the seconds are not. */
function Waiting({ wait, server }: { wait: Wait; server: string }) {
  const { t, formats } = useWords();
  const now = useNow(true);
  const words = {
    server,
    time: formats.moment(wait.until, now),
    countdown: formats.countdown(wait.until - now),
  };
  return (
    <>
      <p role="status" className="hidden">
        {t(`bring.wait.${wait.reason}.title`, words)}
      </p>
      <Notice tone="waiting" title={t(`bring.wait.${wait.reason}.title`, words)}>
        <p className="countdown">{t(`bring.wait.${wait.reason}.text`, words)}</p>
      </Notice>
    </>
  );
}
