import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Address } from '../domain/address.ts';
import { judgePreflight, type PreflightTone } from '../domain/preflight.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/button.tsx';
import { type Check, CheckList } from '../ui/check-list.tsx';
import { checkDetails, checkTitle } from './preflight-words.tsx';
import { preflightQuery, queries } from './queries.ts';
import { useCarrying, useJourney, useObservable } from './services.tsx';

const TONES: Record<PreflightTone, Check['tone']> = {
  fine: 'done',
  unknown: 'quiet',
  caution: 'waiting',
  stops: 'alert',
};

/** Everything that can be known about the pair before anything binds (product.md §5). */
export function Preflight() {
  const { t, formats } = useWords();
  const journey = useJourney();
  const { moving, work } = useCarrying();
  const { plan } = useObservable(work).work;
  const followers = useObservable(moving.followers);

  // The list is read while it can still be read; it also names who comes later (product.md §3).
  useEffect(() => {
    if (journey.move === undefined) void moving.followers.read();
  }, [moving, journey.move]);

  const follows: readonly Address[] = plan.tasks.flatMap((task) =>
    task.kind === 'follow' ? [task.address] : [],
  );
  const listed = ['read', 'failed'].includes(followers.state) || journey.move !== undefined;
  const read = useQuery({ ...preflightQuery(moving, journey, follows), enabled: listed }, queries);

  if (read.data === undefined) {
    return (
      <p role="status" className="soft">
        {!listed && followers.addresses.length > 0
          ? t('preflight.followers', { n: formats.number(followers.addresses.length) })
          : t('preflight.looking')}
      </p>
    );
  }
  return (
    <section className="stack wide">
      <h2>{t('preflight.title')}</h2>
      <CheckList
        label={t('preflight.title')}
        checks={judgePreflight(read.data).map((check) => ({
          id: check.id,
          tone: TONES[check.tone],
          toneLabel: t(`preflight.tones.${check.tone}`),
          title: checkTitle(t, formats, check, read.data),
          children: checkDetails(t, formats, check),
        }))}
      />
      <Button variant="quiet" busy={read.isFetching} onClick={() => void read.refetch()}>
        {t('preflight.again')}
      </Button>
    </section>
  );
}
