import { Suspense } from 'react';
import { formatAddress } from '../domain/address.ts';
import type { Side } from '../domain/journey.ts';
import { useWords } from '../i18n/use-words.ts';
import { AccountChip } from '../ui/account-chip.tsx';
import { RunMark } from './run-mark.tsx';
import { useJourney } from './services.tsx';

/** Both identities, on every step: the two accounts are never mixed up (product.md §1.5). */
export function Accounts() {
  const journey = useJourney();
  return (
    <>
      <End side="from" />
      {journey.run === 'not-started' || journey.run === 'ended' ? null : (
        <Suspense fallback={null}>
          <RunMark />
        </Suspense>
      )}
      <End side="to" />
    </>
  );
}

function End({ side }: { side: Side }) {
  const { t } = useWords();
  const end = useJourney()[side];
  if (end === undefined) return null;
  const { account } = end;
  return (
    <AccountChip
      side={side}
      title={t(`accounts.${side}`)}
      address={account === undefined ? end.local : formatAddress(account.address)}
      {...(account === undefined ? {} : { name: account.displayName })}
      {...(account?.avatar === undefined ? {} : { avatar: account.avatar })}
      {...(stateOf() === undefined ? {} : { state: stateOf() ?? '' })}
    />
  );

  function stateOf(): string | undefined {
    if (end?.revokedWith !== undefined) return t('accounts.closed');
    if (account === undefined) return t('accounts.unknown');
    return side === 'from' ? t('accounts.readOnly') : undefined;
  }
}
