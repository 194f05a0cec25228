import { type FormEvent, useState } from 'react';
import type { End, Side } from '../../domain/journey.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Legend } from '../../ui/legend.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Question } from '../../ui/question.tsx';
import { endOf, endOfGone } from '../end-of.ts';
import { LandingAnswers } from '../landing-answers.tsx';
import { readDestination } from '../read-destination.ts';
import { focusFirstError, ServerField } from '../server-field.tsx';
import { useJourney, useServices } from '../services.tsx';
import { isSupported } from '../supported.ts';
import { askServer } from '../use-server.ts';
import { useSite } from '../use-site.ts';
import { hrefOf, OVERVIEW, useWalk } from '../use-walk.ts';

/** What one has to know before anything else (product.md §1.1, §1.7, §1.11). */
const PROMISES = [
  ['follows', 'done'],
  ['posts', 'quiet'],
  ['old', 'safe'],
  ['seen', 'safe'],
  ['time', 'waiting'],
] as const;

export function Start() {
  const { t, language } = useWords();
  const services = useServices();
  const journey = useJourney();
  const { goNext } = useWalk();
  const { to: linked } = services.link;
  const [from, setFrom] = useState(() => typedBefore(journey.from) || (services.link.from ?? ''));
  const [typedTo, setTo] = useState(() => (journey.to ? typedBefore(journey.to) : linked));
  const [undecided, setUndecided] = useState(journey.toUndecided);
  const [pressed, setPressed] = useState(false);
  const proposed = useSite()?.destination;
  // Who comes by no link that says where to finds what this page's host proposes, and may change it.
  const to = typedTo ?? proposed ?? '';
  const parsed = { from: readDestination(from), to: readDestination(to) };
  const same = isSameAccount(parsed.from, parsed.to);
  const [busy, setBusy] = useState(false);
  /** The old server that gave no answer when it was asked. */
  const [silent, setSilent] = useState<string>();
  const isSilent = parsed.from.ok && silent === parsed.from.value.server;

  async function ask(side: Side): Promise<Asked> {
    const typed = parsed[side];
    if (!typed.ok) return undefined;
    try {
      const facts = await askServer(services, typed.value);
      return isSupported(facts) ? endOf(facts, typed.value.user, services.link) : undefined;
    } catch {
      if (side === 'from') setSilent(typed.value.server);
      return undefined;
    }
  }

  /** Without the old server: only files are left of it, and only the new one has to answer. */
  function goWithout() {
    if (parsed.from.ok) void begin(endOfGone(parsed.from.value), 'gone');
  }

  async function begin(fromEnd: Asked | Promise<Asked>, why?: 'gone') {
    setBusy(true);
    const [old, fresh] = await Promise.all([fromEnd, undecided ? undefined : ask('to')]);
    setBusy(false);
    if (old === undefined || (fresh === undefined && !undecided)) return focusFirstError();
    const { dispatch } = services.journey;
    dispatch({ type: 'server-chosen', side: 'from', end: old });
    dispatch(
      fresh === undefined
        ? { type: 'destination-undecided' }
        : { type: 'server-chosen', side: 'to', end: fresh },
    );
    if (why !== undefined) dispatch({ type: 'old-unavailable', why });
    goNext();
  }

  function chooseLater() {
    setUndecided(!undecided);
    setPressed(false);
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    setPressed(true);
    if (!same) void begin(ask('from'));
  }

  const prefilled =
    // In a rehearsal there was no link: both ends are ours.
    linked !== undefined && !services.isRehearsal && to === linked && parsed.to.ok
      ? parsed.to.value
      : undefined;
  const note =
    prefilled !== undefined
      ? t('start.prefilled', { server: prefilled.server })
      : to !== '' && to === proposed
        ? t('start.proposed')
        : undefined;
  return (
    <form onSubmit={submit} noValidate>
      <Question
        kicker={t('app.tagline')}
        heading={t('start.title')}
        lead={t('start.lead')}
        actions={
          <Button type="submit" variant="primary" busy={busy}>
            {t('app.continue')}
          </Button>
        }
        below={
          <>
            <LandingAnswers />
            {services.isRehearsal ? null : (
              <p>
                <a href={`?rehearsal&lang=${language}`}>{t('start.rehearse')}</a>
              </p>
            )}
            {services.journey.getSnapshot().from === undefined ? (
              <p>
                <a href={hrefOf(OVERVIEW)}>{t('start.saved')}</a>
              </p>
            ) : null}
          </>
        }
      >
        <Legend
          entries={PROMISES.map(([id, tone]) => ({ id, tone, words: t(`start.promises.${id}`) }))}
        />
        <div className="ui-between">
          <ServerField
            side="from"
            value={from}
            onChange={setFrom}
            parsed={parsed.from}
            pressed={pressed}
          />
          <div className="stack">
            {undecided ? (
              <p className="soft">{t('start.undecidedHow')}</p>
            ) : (
              <ServerField
                side="to"
                value={to}
                onChange={setTo}
                parsed={parsed.to}
                pressed={pressed}
                note={note}
              />
            )}
            <Button variant="quiet" onClick={chooseLater}>
              {t(undecided ? 'start.decided' : 'start.undecided')}
            </Button>
          </div>
        </div>
        {isSilent ? (
          <Notice
            tone="waiting"
            title={t('start.gone.title', { server: silent })}
            live="polite"
            actions={<Button onClick={goWithout}>{t('start.gone.go')}</Button>}
          >
            <p>{t('start.gone.text')}</p>
          </Notice>
        ) : null}
        {same ? <Notice tone="alert" title={t('start.sameAccount')} live="polite" /> : null}
        {!same && isSameServer(parsed.from, parsed.to) ? (
          <Notice tone="info" title={t('start.sameServer')} live="polite" />
        ) : null}
      </Question>
    </form>
  );
}

/** The end to note; `undefined` when its field has something to say. */
type Asked = Omit<End, 'account'> | undefined;
type ParsedEnd = ReturnType<typeof readDestination>;

const typedBefore = (end: End | undefined) =>
  end === undefined ? '' : end.user === undefined ? end.local : `${end.user}@${end.local}`;

const isSameServer = (one: ParsedEnd, other: ParsedEnd) =>
  one.ok && other.ok && one.value.server === other.value.server;

const isSameAccount = (one: ParsedEnd, other: ParsedEnd) =>
  isSameServer(one, other) &&
  one.ok &&
  other.ok &&
  one.value.user !== undefined &&
  one.value.user === other.value.user;
