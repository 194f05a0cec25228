import { type ComponentType, lazy, Suspense, useState } from 'react';
import { formatAddress } from '../domain/address.ts';
import type { Journey, Side } from '../domain/journey.ts';
import { useWords } from '../i18n/use-words.ts';
import { AccountChip } from '../ui/account-chip.tsx';
import { NoWayMark } from '../ui/no-way-mark.tsx';
import { useJourney, useServices } from './services.tsx';
import { useWalk } from './use-walk.ts';

/** Not of the first screen: nothing runs before the fifth. */
const RunMark = lazy(async () => ({ default: (await import('./run-mark.tsx')).RunMark }));
const SnapshotMark = lazy(async () => ({
  default: (await import('./snapshot-mark.tsx')).SnapshotMark,
}));

/** Each told on every screen but its own. */
const MARKS = {
  run: { home: 'bring', Mark: RunMark },
  reading: { home: 'old-account', Mark: SnapshotMark },
} as const;

/** Both identities, on every step: the two accounts are never mixed up (product.md §1.5). */
export function Accounts() {
  const Mark = useMark();
  return (
    <>
      <End side="from" />
      {Mark === undefined ? null : (
        <Suspense fallback={<NoWayMark />}>
          <Mark />
        </Suspense>
      )}
      <End side="to" />
    </>
  );
}

/** What goes on by itself is told as long as the screen is shown: nothing is to move under a finger. */
function useMark(): ComponentType | undefined {
  const journey = useJourney();
  const { id } = useWalk().current;
  const goesOn = whatGoesOn(journey);
  const now = goesOn === undefined || MARKS[goesOn].home === id ? undefined : goesOn;
  const [shown, setShown] = useState({ id, mark: now });
  const mark = shown.id === id ? (now ?? shown.mark) : now;
  if (shown.id !== id || shown.mark !== mark) setShown({ id, mark });
  return mark && MARKS[mark].Mark;
}

function whatGoesOn(journey: Journey): keyof typeof MARKS | undefined {
  if (journey.run === 'started' || journey.run === 'paused') return 'run';
  return isBeingRead(journey) ? 'reading' : undefined;
}

/** There is something left to read at the old account, and a key to it that nobody gave back. */
function isBeingRead({ from, snapshot, move }: Journey): boolean {
  const isOpen = from?.account !== undefined && from.revokedWith === undefined;
  return isOpen && snapshot === undefined && move === undefined;
}

function End({ side }: { side: Side }) {
  const { t } = useWords();
  const { pictures } = useServices();
  const end = useJourney()[side];
  if (end === undefined) return null;
  const { account } = end;
  const avatar = pictures.shown() ? account?.avatar : undefined;
  return (
    <AccountChip
      side={side}
      title={t(`accounts.${side}`)}
      address={account === undefined ? end.local : formatAddress(account.address)}
      name={account?.displayName}
      avatar={avatar}
      state={stateOf()}
    />
  );

  function stateOf(): string | undefined {
    if (end?.revokedWith !== undefined) return t('accounts.closed');
    if (account === undefined) return t('accounts.unknown');
    return side === 'from' ? t('accounts.readOnly') : undefined;
  }
}
