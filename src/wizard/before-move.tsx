import { useState } from 'react';
import { type Open, whatIsOpen } from '../domain/before-move.ts';
import { CONSEQUENCES, type Consequence } from '../domain/journey.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/button.tsx';
import { Consequences } from '../ui/consequences.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { Notice } from '../ui/notice.tsx';
import { ArchiveChoice } from './archive-choice.tsx';
import { LockOffer } from './lock-offer.tsx';
import { Preflight } from './preflight.tsx';
import { useJourney, useServices } from './services.tsx';
import { StillUnread } from './still-unread.tsx';
import { hrefOf } from './use-walk.ts';
import { WritePost } from './write-post.tsx';

/** What has to be read, decided and known before the old account closes. */
export function BeforeMove() {
  const { t } = useWords();
  const { journey: store } = useServices();
  const journey = useJourney();
  const { from, to } = journey;
  const open = whatIsOpen(journey);
  // Once asked it stays: by arrow keys the first answer is on the way to the one meant.
  const [asked] = useState(() => open.includes('archive'));
  if (from === undefined || to === undefined) return null;
  const account = to.account?.address;
  const farewell = t('move.farewell.post', {
    account: account === undefined ? to.local : `@${account.user}@${account.server}`,
  });

  return (
    <>
      {open.map((one) => (one === 'archive' ? null : <StillOpen key={one} open={one} />))}
      {asked ? <ArchiveChoice /> : null}
      <Consequences
        legend={t('move.consequences.legend')}
        entries={CONSEQUENCES.map((id) => ({
          id,
          words: t(`move.consequences.${id}`, { server: from.local }),
          checked: journey.acknowledged.includes(id),
        }))}
        onChange={(id, acknowledged) =>
          store.dispatch({ type: 'acknowledged', consequence: id as Consequence, acknowledged })
        }
      />
      <LockOffer purpose="unlock" />
      <Disclosure summary={t('move.farewell.title')}>
        <p>{t('move.farewell.text')}</p>
        <WritePost end={from} post={farewell}>
          {t('move.farewell.open', { server: from.local })}
        </WritePost>
      </Disclosure>
      <Disclosure summary={t('preflight.title')}>
        <Preflight />
      </Disclosure>
    </>
  );
}

function StillOpen({ open }: { open: Exclude<Open, 'archive'> }) {
  const { t } = useWords();
  const { journey: store, now } = useServices();
  switch (open) {
    case 'alias':
      return (
        <Notice
          tone="waiting"
          title={t('move.missing.alias.title')}
          actions={
            <>
              <LinkButton href={hrefOf('alias')}>{t('move.missing.alias.go')}</LinkButton>
              <Button
                variant="quiet"
                onClick={() =>
                  store.dispatch({ type: 'alias-known', alias: { how: 'told', at: now() } })
                }
              >
                {t('move.missing.alias.without')}
              </Button>
            </>
          }
        >
          <p>{t('move.missing.alias.text')}</p>
        </Notice>
      );
    case 'snapshot':
      return <StillUnread />;
    case 'files':
      return (
        <Notice
          tone="waiting"
          title={t('move.missing.files.title')}
          actions={
            <>
              <LinkButton href={hrefOf('keep')}>{t('move.missing.files.go')}</LinkButton>
              <Button variant="quiet" onClick={() => store.dispatch({ type: 'files-declined' })}>
                {t('move.missing.files.without')}
              </Button>
            </>
          }
        >
          <p>{t('move.missing.files.text')}</p>
        </Notice>
      );
  }
}
