import { formatAddress } from '../domain/address.ts';
import { useWords } from '../i18n/use-words.ts';
import type { RunState } from '../transfer/engine.ts';
import { Notice } from '../ui/notice.tsx';
import { useJourney, useObservable, useServices } from './services.tsx';
import { SignInProblemNotice } from './sign-in-problem.tsx';
import { useNow } from './use-now.ts';

/**
 * What the run is doing, or waits for, in words; never a bare state. One notice all along: its
 * title is said aloud when it changes, the seconds below it are not.
 */
export function RunNotice({ state }: { state: RunState }) {
  const { t, formats } = useWords();
  const to = useJourney().to;
  const arrival = useObservable(useServices().signIn);
  const now = useNow(state.name === 'waiting');
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
      return (
        <Notice tone="info" title={t(`bring.state.${state.name}`)} live="polite">
          <p>{t('bring.carryOn')}</p>
        </Notice>
      );
    case 'waiting': {
      const { until, reason } = state.wait;
      const words = {
        ...names,
        time: formats.moment(until, now),
        countdown: formats.countdown(until - now),
      };
      return (
        <Notice tone="waiting" title={t(`bring.wait.${reason}.title`, words)} live="polite">
          <p>{t(`bring.wait.${reason}.text`, words)}</p>
        </Notice>
      );
    }
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
