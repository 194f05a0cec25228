import { progressOf, tallyOf } from '../domain/tally.ts';
import { useWords } from '../i18n/use-words.ts';
import { WayMark } from '../ui/way-mark.tsx';
import { useCarrying, useObservable } from './services.tsx';
import { useNow } from './use-now.ts';
import { useRunState } from './use-run-state.ts';
import { hrefOf } from './use-walk.ts';

/** How far the run is, and what holds it, from anywhere in the walk. */
export function RunMark() {
  const { t, formats } = useWords();
  const { report } = useObservable(useCarrying().run);
  const state = useRunState();
  const { done, total } = progressOf(tallyOf(report));
  const now = useNow(state.name === 'waiting');
  return (
    <WayMark href={hrefOf('bring')} label={label()}>
      {t('accounts.run.share', {
        done: formats.number(done),
        total: formats.number(total),
      })}
    </WayMark>
  );

  function label(): string {
    switch (state.name) {
      case 'waiting':
        return t('accounts.run.until', { time: formats.moment(state.wait.until, now) });
      case 'idle':
      case 'paused':
        return t('accounts.run.paused');
      case 'stopped':
        return t('accounts.run.stopped');
      case 'loading':
      case 'running':
      case 'pausing':
      case 'checking':
      case 'watching':
      case 'done':
        return t('accounts.run.label');
    }
  }
}
