import type { Journey } from '../domain/journey.ts';
import { lastTold } from '../domain/sighting.ts';
import { useWords } from '../i18n/use-words.ts';
import { type Check, CheckList } from '../ui/check-list.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { Notice } from '../ui/notice.tsx';
import { useCarrying, useJourney, useObservable } from './services.tsx';
import { hrefOf } from './use-walk.ts';

/** What has been seen to be so, and what has not: no promise is false (product.md §1.7). */
export function Proof() {
  const { t, formats } = useWords();
  const journey = useJourney();
  const { moving } = useCarrying();
  const came = lastTold(useObservable(moving.sightings), 'fresh');
  const { alias, move, lock } = journey;
  if (journey.oldUnavailable === 'gone') {
    return (
      <Notice tone="info" title={t('proof.gone.title')}>
        <p>{t('proof.gone.text')}</p>
      </Notice>
    );
  }
  const checks: (Check | undefined)[] = [
    {
      id: 'alias',
      ...toneOf(alias === undefined ? 'quiet' : alias.how === 'told' ? 'waiting' : 'done'),
      title: t(`proof.alias.${alias?.how ?? 'none'}`),
    },
    {
      id: 'move',
      ...toneOf(moveTone(move)),
      title: t(`proof.move.${move?.kind ?? 'none'}`),
      ...(move === undefined && journey.to?.account !== undefined
        ? { children: <LinkButton href={hrefOf('move')}>{t('proof.toMove')}</LinkButton> }
        : {}),
    },
    move === undefined || came === undefined
      ? undefined
      : {
          id: 'followers',
          ...toneOf(came === 0 ? 'waiting' : 'done'),
          title:
            came === 0
              ? t('proof.noFollowers')
              : t('proof.followers', { count: came, n: formats.number(came) }),
        },
    lock === 'unlocked'
      ? { id: 'lock', ...toneOf('waiting'), title: t('proof.unlocked') }
      : undefined,
  ];
  return (
    <CheckList label={t('proof.title')} checks={checks.filter((check) => check !== undefined)} />
  );

  function toneOf(tone: ProofTone) {
    return { tone, toneLabel: t(`proof.tones.${tone}`) };
  }
}

type ProofTone = Exclude<Check['tone'], 'ahead'>;

function moveTone(move: Journey['move']): ProofTone {
  switch (move?.kind) {
    case undefined:
      return 'quiet';
    case 'move':
      return 'done';
    case 'unknown':
      return 'waiting';
    case 'redirect':
      return 'alert';
  }
}
