import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { formatAddress } from '../domain/address.ts';
import { LANGUAGES } from '../i18n/languages.ts';
import { useWords } from '../i18n/use-words.ts';
import { LanguageSwitch } from '../ui/language-switch.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Trail } from '../ui/trail.tsx';
import { Accounts } from './accounts.tsx';
import { Footer } from './footer.tsx';
import { useJourney, useObservable, useServices } from './services.tsx';
import { type Place, useScreen } from './use-screen.ts';
import { useSite } from './use-site.ts';
import { type Beside, hrefOf, LEGAL, OVERVIEW, useTrueAddress, useWalk } from './use-walk.ts';

/** Rare, and not of the first screen. */
const NotOursNotice = lazy(async () => ({
  default: (await import('./sign-in-problem.tsx')).NotOursNotice,
}));

const BESIDE: Readonly<Record<Beside, Place>> = {
  overview: { id: OVERVIEW, load: async () => (await import('./overview.tsx')).Overview },
  legal: { id: LEGAL, load: async () => (await import('./legal.tsx')).Legal },
};

/** The frame around every step: who is who, where one is, and the question. */
export function Shell() {
  const { t, language, speak } = useWords();
  const services = useServices();
  const journey = useJourney();
  const arrival = useObservable(services.signIn);
  const notice = useSite()?.notice[language];
  const here = useWalk();
  const { current: step, places, beside } = here;
  useTrueAddress(here);
  const current = beside === undefined ? step : BESIDE[beside];
  const [reopened, setReopened] = useState(services.reopened);
  const Screen = useScreen(current);
  const title = `${services.isRehearsal ? `${t('app.rehearsal')} – ` : ''}${t(`steps.${current.id}`)}`;
  const question = useRef<HTMLDivElement>(null);
  const arrived = useRef(current.id);

  useEffect(() => {
    document.documentElement.lang = language;
    document.title = `${title} – ${t('app.name')}`;
  }, [language, title, t]);

  // A new step is a new page: its question is where reading begins.
  useEffect(() => {
    if (arrived.current === current.id) return;
    arrived.current = current.id;
    setReopened(false);
    readFrom(question.current);
  }, [current.id]);

  // Back from a sign-in the page is new, and what it has learnt stands in its question.
  const working = arrival.name === 'working';
  const worked = useRef(working);
  useEffect(() => {
    if (worked.current && !working && document.activeElement === document.body) {
      readFrom(question.current);
    }
    worked.current = working;
  }, [working]);

  const waiting = (
    <p role="status" className="ui-waiting">
      {t('app.loading')}
    </p>
  );
  return (
    <Page
      skipLabel={t('app.skip')}
      brand={
        journey.from === undefined ? (
          t('app.name')
        ) : (
          <a href={hrefOf(OVERVIEW)} title={t('app.overview')}>
            {t('app.name')}
          </a>
        )
      }
      header={<Accounts />}
      tools={
        <LanguageSwitch
          label={t('app.language')}
          current={language}
          options={LANGUAGES.map((code) => ({ code, label: t(`app.languages.${code}`) }))}
          onSelect={(code) => {
            services.keepLanguage(code);
            void speak(code);
          }}
        />
      }
      trail={
        <Trail
          label={t('app.trail')}
          from={nameOf(journey.from)}
          to={nameOf(journey.to)}
          points={places.map((place) => ({
            id: place.id,
            title: t(`steps.${place.id}`),
            state: place.state,
            ...(place.reachable ? { href: hrefOf(place.id) } : {}),
          }))}
        />
      }
      footer={<Footer />}
    >
      {notice === undefined ? null : <Notice tone="waiting" title={notice} />}
      {services.lasting ? null : <Notice tone="waiting" title={t('app.notLasting')} />}
      {arrival.name === 'problem' && arrival.side === undefined ? (
        <Suspense fallback={null}>
          <NotOursNotice />
        </Suspense>
      ) : null}
      {services.journey.setAside ? <Notice tone="info" title={t('app.setAside')} /> : null}
      {reopened && journey.from !== undefined ? (
        <p className="ui-welcome">
          {t('app.back')} <a href={hrefOf(OVERVIEW)}>{t('app.seeOverview')}</a>
        </p>
      ) : null}
      <div ref={question} tabIndex={-1} key={current.id}>
        <Suspense fallback={waiting}>{Screen === undefined ? waiting : <Screen />}</Suspense>
      </div>
    </Page>
  );
}

/** Not loaded yet, the place keeps the focus, and hands it on to its question when that comes. */
function readFrom(place: HTMLElement | null): void {
  const heading = place?.querySelector<HTMLElement>('h1');
  (heading ?? place)?.focus({ preventScroll: true });
  scrollTo(0, 0);
}

function nameOf(end: ReturnType<typeof useJourney>['from']): string {
  if (end === undefined) return '';
  return end.account === undefined ? end.local : formatAddress(end.account.address);
}
