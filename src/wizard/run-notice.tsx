import { formatAddress } from '../domain/address.ts';
import { useWords } from '../i18n/use-words.ts';
import type { RunState } from '../transfer/engine.ts';
import { Notice } from '../ui/notice.tsx';
import { CarryOn } from './carry-on.tsx';
import { newServerOf } from './new-server.ts';
import { useJourney, useObservable, useServices } from './services.tsx';
import { SignInProblemNotice } from './sign-in-problem.tsx';
import { ToFile } from './to-file.tsx';
import { useCoarsePointer } from './use-coarse-pointer.ts';
import { useNow } from './use-now.ts';

export type RunNoticeProps = {
  readonly state: RunState;
  /** When follows can be made again (browser's clock), while today's are used up. */
  readonly tomorrow?: number | undefined;
};

/** Only a new key lets it go on. */
export function needsSignIn(state: RunState): boolean {
  return state.name === 'stopped' && (state.problem === 'signed-out' || state.problem === 'scope');
}

/**
 * What the run is doing, or waits for, in words; never a bare state. One notice all along: its
 * title is said aloud when it changes, the seconds below it are not.
 */
export function RunNotice({ state, tomorrow }: RunNoticeProps) {
  const { t, formats } = useWords();
  const to = useJourney().to;
  const arrival = useObservable(useServices().signIn);
  const now = useNow(state.name === 'waiting');
  const coarse = useCoarsePointer();
  const names = {
    server: to?.local ?? '',
    account: to?.account === undefined ? '' : formatAddress(to.account.address),
  };
  const limit = formats.number(newServerOf(to).followsADay);
  if (arrival.name === 'problem' && to !== undefined && arrival.side === 'to') {
    return <SignInProblemNotice problem={arrival.problem} end={to} />;
  }
  switch (state.name) {
    case 'running':
    case 'pausing':
    case 'checking':
      return (
        <Notice
          tone="info"
          title={t(`run.state.${state.name}`)}
          live="polite"
          actions={tomorrow === undefined ? undefined : <ToFile />}
        >
          {tomorrow === undefined ? null : (
            <p>{t('run.held', { limit, time: formats.moment(tomorrow, now) })}</p>
          )}
          <CarryOn />
        </Notice>
      );
    case 'waiting': {
      const { until, reason } = state.wait;
      const words = {
        ...names,
        limit,
        time: formats.moment(until, now),
        countdown: formats.countdown(until - now),
      };
      return (
        <Notice
          tone="waiting"
          title={t(`run.wait.${reason}.title`, words)}
          live="polite"
          actions={reason === 'day' ? <ToFile /> : undefined}
        >
          <p>{t(`run.wait.${reason}.text`, words)}</p>
          {coarse ? <CarryOn /> : null}
        </Notice>
      );
    }
    case 'paused':
    case 'watching':
      return (
        <Notice tone="waiting" title={t(`run.state.${state.name}.title`)} live="polite">
          <p>{t(`run.state.${state.name}.text`)}</p>
        </Notice>
      );
    case 'stopped':
      return (
        <Notice tone="alert" title={t(`run.state.${state.problem}.title`, names)} live="assertive">
          <p>{t(`run.state.${state.problem}.text`, names)}</p>
        </Notice>
      );
    case 'loading':
    case 'idle':
    case 'done':
      return null;
  }
}
