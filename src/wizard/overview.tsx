import { formatAddress } from '../domain/address.ts';
import { addressOf, type End, type Journey } from '../domain/journey.ts';
import { progressOf, tallyOf } from '../domain/tally.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/button.tsx';
import { type Check, CheckList } from '../ui/check-list.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { Question } from '../ui/question.tsx';
import { JourneyFile } from './journey-file.tsx';
import { useCarrying, useJourney, useObservable, useServices } from './services.tsx';
import { STEPS } from './steps.ts';
import { hrefOf } from './use-walk.ts';
import { resumeAt, walk } from './walk.ts';

/** Where one is, what is left, what runs; and the other moves, of this browser or from a file. */
export function Overview() {
  const { from } = useJourney();
  return from === undefined ? <NotBegun /> : <Begun />;
}

function NotBegun() {
  const { t } = useWords();
  return (
    <Question
      heading={t('overview.notBegun')}
      lead={t('overview.notBegunHow')}
      actions={
        <LinkButton href={hrefOf('start')} variant="primary">
          {t('overview.goOn', { step: t('steps.start') })}
        </LinkButton>
      }
    >
      <JourneyFile />
    </Question>
  );
}

function Begun() {
  const { t, formats } = useWords();
  const { journeys } = useServices();
  const journey = useJourney();
  const { report } = useObservable(useCarrying().run);
  const { done, total } = progressOf(tallyOf(report));
  const resume = resumeAt(STEPS, journey);
  const { places } = walk(STEPS, resume.id, journey);
  const left = places.filter(({ state }) => state !== 'done').length;
  const parked = journeys.parked();

  return (
    <Question
      heading={t('overview.title')}
      lead={t('overview.lead', { count: left, n: formats.number(left), ...namesOf(journey) })}
      actions={
        <LinkButton href={hrefOf(resume.id)} variant="primary">
          {t('overview.goOn', { step: t(`steps.${resume.id}`) })}
        </LinkButton>
      }
      below={
        <>
          <JourneyFile />
          <section className="stack wide">
            <h2>{t('overview.moves')}</h2>
            {parked.map((other) => (
              <div key={other.id} className="cluster">
                <span>{t('overview.pair', namesOf(other))}</span>
                <Button onClick={() => journeys.changeOver(other.id)}>
                  {t('overview.changeOver')}
                </Button>
              </div>
            ))}
            <p className="soft">{t('overview.anotherHow')}</p>
            <Button onClick={journeys.begin}>{t('overview.another')}</Button>
          </section>
        </>
      }
    >
      <CheckList
        label={t('overview.title')}
        checks={places.map(({ id, state, reachable }): Check => {
          const tone = state === 'done' ? 'done' : state === 'here' ? 'waiting' : 'ahead';
          return {
            id,
            tone,
            toneLabel: t(`overview.tones.${tone}`),
            title: reachable ? <a href={hrefOf(id)}>{t(`steps.${id}`)}</a> : t(`steps.${id}`),
            children:
              id === 'bring' && journey.run !== 'not-started' && total > 0
                ? t('overview.run', {
                    done: formats.number(done),
                    total: formats.number(total),
                  })
                : undefined,
          };
        })}
      />
    </Question>
  );

  function namesOf({ from, to }: Journey) {
    return { from: nameOf(from), to: nameOf(to) };
  }

  function nameOf(end: End | undefined): string {
    const address = addressOf(end);
    if (address !== undefined) return formatAddress(address);
    return end?.local ?? t('overview.nowhere');
  }
}
