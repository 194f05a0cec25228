import { useState } from 'react';
import { NO_SITE } from '../domain/site.ts';
import { useWords } from '../i18n/use-words.ts';
import { Checkbox } from '../ui/checkbox.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Question } from '../ui/question.tsx';
import { Forget } from './forget.tsx';
import { NotClosed } from './not-closed.tsx';
import { COMMIT, PAGE_VERSION } from './page-version.ts';
import { useJourney, useServices } from './services.tsx';
import { STEPS } from './steps.ts';
import { useGivingBack } from './use-giving-back.ts';
import { useSite } from './use-site.ts';
import { hrefOf } from './use-walk.ts';
import { resumeAt } from './walk.ts';

const PROMISES = ['servers', 'host', 'log', 'device', 'others'] as const;

/** Who answers for this page, and what becomes of what one gives it. */
export function Legal() {
  const { t, formats } = useWords();
  const { pictures } = useServices();
  const { failed, giveBack } = useGivingBack();
  const [shown, setShown] = useState(pictures.shown);
  const journey = useJourney();
  const site = useSite() ?? NO_SITE;
  const { name, address, phone } = site.host;
  const who = [
    ['publisher', site.publisher],
    ['contact', site.contact],
    ['director', site.director],
    ['hostedBy', [name, address, phone].filter((part) => part !== undefined).join(', ')],
  ] as const;
  const told = who.filter(([, text]) => text !== undefined && text !== '');
  const days = site.logDays;
  const build = COMMIT === '' ? PAGE_VERSION : `${PAGE_VERSION} (${COMMIT.slice(0, 12)})`;

  return (
    <Question
      heading={t('steps.legal')}
      actions={
        <LinkButton href={hrefOf(resumeAt(STEPS, journey).id)} variant="primary">
          {t('legal.back')}
        </LinkButton>
      }
    >
      <section className="stack wide">
        <h2>{t('legal.who')}</h2>
        {told.length === 0 ? <Notice tone="waiting" title={t('legal.nobody')} /> : null}
        {told.map(([field, text]) => (
          <p key={field}>
            <strong>{t(`legal.fields.${field}`)}</strong> {text}
          </p>
        ))}
      </section>
      <section className="stack wide">
        <h2>{t('legal.privacy')}</h2>
        {PROMISES.map((promise) => (
          <p key={promise}>
            {promise === 'log'
              ? t(
                  days === undefined
                    ? 'legal.log.unknown'
                    : days === 0
                      ? 'legal.log.none'
                      : 'legal.log.days',
                  {
                    count: days ?? 0,
                    n: formats.number(days ?? 0),
                  },
                )
              : t(`legal.${promise}`)}
          </p>
        ))}
        <Checkbox
          checked={!shown}
          onChange={(off) => {
            pictures.show(!off);
            setShown(!off);
          }}
        >
          {t('legal.noPictures')}
        </Checkbox>
        <div className="stack wide" aria-live="polite">
          {failed.map((side) => (
            <NotClosed key={side} side={side} />
          ))}
        </div>
        <Forget giveBack={giveBack} />
      </section>
      <section className="stack wide">
        <h2>{t('legal.free')}</h2>
        <p>{t('legal.licence', { build })}</p>
        {site.source === undefined ? (
          <p>{t('legal.noSource')}</p>
        ) : (
          <LinkButton href={site.source} newTab={t('app.opensNewTab')}>
            {t('legal.source')}
          </LinkButton>
        )}
        <p>{t('legal.mastodon')}</p>
      </section>
    </Question>
  );
}
