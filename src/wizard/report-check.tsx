import { useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import type { RunState } from '../transfer/engine.ts';
import { Button } from '../ui/button.tsx';
import { needsSignIn, RunNotice } from './run-notice.tsx';
import { useCarrying, useObservable, useServices } from './services.tsx';
import { SignInButton } from './sign-in-panel.tsx';

/** The proof, any time again: everything that was brought is read back from the new server. */
export function ReportCheck() {
  const { t, formats } = useWords();
  const { now } = useServices();
  const { run } = useCarrying();
  const { state } = useObservable(run);
  const [checking, setChecking] = useState(false);
  const [checkedAt, setCheckedAt] = useState<number>();
  if (!checking && !isFree(state)) return null;

  async function check() {
    setChecking(true);
    setCheckedAt(undefined);
    await run.check();
    setChecking(false);
    const { name } = run.getSnapshot().state;
    if (name === 'done' || name === 'paused') setCheckedAt(now());
  }

  return (
    <div className="stack wide">
      {checking || state.name === 'stopped' ? <RunNotice state={state} /> : null}
      <p className="soft">{t('finish.checkHow')}</p>
      {needsSignIn(state) ? (
        <SignInButton side="to" variant="secondary" />
      ) : (
        <Button busy={checking} onClick={() => void check()}>
          {t(checking ? 'finish.checking' : 'finish.check')}
        </Button>
      )}
      <div aria-live="polite">
        {checkedAt === undefined
          ? null
          : t('finish.checked', { time: formats.moment(checkedAt, now()) })}
      </div>
    </div>
  );
}

/** This tab does one thing at a time: a run reads back by itself when it ends. */
function isFree(state: RunState): boolean {
  switch (state.name) {
    case 'idle':
    case 'paused':
    case 'stopped':
    case 'done':
      return true;
    case 'loading':
    case 'running':
    case 'waiting':
    case 'pausing':
    case 'checking':
    case 'watching':
      return false;
  }
}
