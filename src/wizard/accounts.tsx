import { lazy, Suspense } from 'react';
import { formatAddress } from '../domain/address.ts';
import type { Journey, Side } from '../domain/journey.ts';
import { useWords } from '../i18n/use-words.ts';
import { AccountChip } from '../ui/account-chip.tsx';
import { useJourney, useServices } from './services.tsx';
import { useWalk } from './use-walk.ts';

/** Not of the first screen: nothing runs before the fifth. */
const RunMark = lazy(async () => ({ default: (await import('./run-mark.tsx')).RunMark }));
const SnapshotMark = lazy(async () => ({
  default: (await import('./snapshot-mark.tsx')).SnapshotMark,
}));

/** Both identities, on every step: the two accounts are never mixed up (product.md §1.5). */
export function Accounts() {
  const journey = useJourney();
  const { run } = journey;
  const { current } = useWalk();
  const underWay = run === 'started' || run === 'paused';
  return (
    <>
      <End side="from" />
      {underWay && current.id !== 'bring' ? (
        <Suspense fallback={null}>
          <RunMark />
        </Suspense>
      ) : null}
      {!underWay && current.id !== 'old-account' && isBeingRead(journey) ? (
        <Suspense fallback={null}>
          <SnapshotMark />
        </Suspense>
      ) : null}
      <End side="to" />
    </>
  );
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
      {...(account === undefined ? {} : { name: account.displayName })}
      {...(avatar === undefined ? {} : { avatar })}
      {...(stateOf() === undefined ? {} : { state: stateOf() ?? '' })}
    />
  );

  function stateOf(): string | undefined {
    if (end?.revokedWith !== undefined) return t('accounts.closed');
    if (account === undefined) return t('accounts.unknown');
    return side === 'from' ? t('accounts.readOnly') : undefined;
  }
}
