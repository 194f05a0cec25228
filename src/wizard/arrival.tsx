import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReportRow } from '../domain/report.ts';
import { useWords } from '../i18n/use-words.ts';
import type { RunState } from '../transfer/engine.ts';
import { Button } from '../ui/button.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { Notice } from '../ui/notice.tsx';
import { arrivalQuery, queries } from './queries.ts';
import { RowsTable } from './rows-table.tsx';
import { needsSignIn } from './run-notice.tsx';
import { useCarrying, useJourney, useObservable, useServices } from './services.tsx';
import { SignInButton } from './sign-in-panel.tsx';

/** A look at least so far from the last one, and further where there is much to read each time. */
const LEAST = 60_000;
/** Half of the pages that a server gives in a while (mastodon.md §3.1): the rest is the person's. */
const A_PAGE = 6_000;
const ROWS_A_PAGE = 80;

/** Looks what the server's import has brought: on demand, and by itself while it is looked at. */
export function Arrival({ rows }: { readonly rows: readonly ReportRow[] }) {
  const { t, formats } = useWords();
  const { now } = useServices();
  const { run } = useCarrying();
  const { state } = useObservable(run);
  const account = useJourney().to?.account;
  const [isOpen, setIsOpen] = useState(false);
  const left = rows.filter(({ outcome }) => outcome?.code === 'by-file').length;
  const every = Math.max(LEAST, Math.ceil(rows.length / ROWS_A_PAGE) * A_PAGE);
  const look = useQuery(
    {
      ...arrivalQuery(run, { account: account?.actor ?? '', every, now }),
      enabled: left > 0 && isFree(state),
    },
    queries,
  );

  return (
    <>
      {left === 0 ? (
        <Notice tone="done" title={t('byFile.all')} live="polite" />
      ) : isFree(state) ? (
        <div className="cluster">
          <Button busy={look.isFetching} onClick={() => void look.refetch()}>
            {t(look.isFetching ? 'byFile.looking' : 'byFile.look')}
          </Button>
          <p className="soft">
            {t('byFile.every', { span: formats.span(every) })}
            {look.data === 0
              ? null
              : ` ${t('byFile.looked', { time: formats.moment(look.data, now()) })}`}
          </p>
        </div>
      ) : state.name === 'stopped' ? (
        <SignInAgain state={state} />
      ) : (
        <p className="soft">{t('byFile.afterRun')}</p>
      )}
      <Disclosure summary={t('byFile.rows')} onToggle={setIsOpen}>
        {isOpen ? <RowsTable caption={t('byFile.rows')} rows={rows} /> : null}
      </Disclosure>
    </>
  );
}

/** Where a run is under way, its own screen asks for it. */
function SignInAgain({ state }: { readonly state: RunState }) {
  const { run } = useJourney();
  return run === 'not-started' && needsSignIn(state) ? (
    <SignInButton side="to" variant="secondary" />
  ) : null;
}

/** A run reads back by itself when it ends, and this tab does one thing at a time. */
function isFree(state: RunState): boolean {
  switch (state.name) {
    case 'idle':
    case 'paused':
    case 'done':
    case 'checking':
      return true;
    case 'loading':
    case 'running':
    case 'waiting':
    case 'pausing':
    case 'watching':
    case 'stopped':
      return false;
  }
}
