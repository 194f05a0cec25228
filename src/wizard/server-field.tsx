import type { Side } from '../domain/journey.ts';
import { useWords } from '../i18n/use-words.ts';
import type { ServerFacts } from '../mastodon/instance.ts';
import { Plate } from '../ui/plate.tsx';
import { TextField } from '../ui/text-field.tsx';
import type { ReadDestination } from './read-destination.ts';
import { isSupported } from './supported.ts';
import { useServer } from './use-server.ts';
import { useSettled } from './use-settled.ts';
import { wordsOfServerError } from './words-of-error.ts';

export type ServerFieldProps = {
  readonly side: Side;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly parsed: ReadDestination;
  /** The person has asked to go on: what is missing is said now, not before. */
  readonly pressed: boolean;
  readonly note?: string | undefined;
};

/** Where a form that cannot go on is to be put right. */
export function focusFirstError(): void {
  document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}

/** What is pasted by mistake is cut here; still long enough to be told it is too long. */
const LONGEST = 2_000;

/** Asks for one end of the move and answers at once with what the server says of itself. */
export function ServerField({ side, value, onChange, parsed, pressed, note }: ServerFieldProps) {
  const { t } = useWords();
  const settled = useSettled(value);
  const asked = parsed.ok && settled === value ? parsed.value : undefined;
  const reply = useServer(asked);
  const server = parsed.ok ? parsed.value.server : '';

  const problem = problemOf();
  return (
    <TextField
      label={t(`start.${side}`)}
      hint={
        reply.state === 'asking' ? t('start.looking', { server }) : (note ?? t(`start.${side}Hint`))
      }
      answer={
        reply.state === 'told' ? (
          <ServerPlate facts={reply.facts} side={side} typed={value} note={note} />
        ) : undefined
      }
      value={value}
      onChange={onChange}
      inputMode="email"
      autoComplete="off"
      maxLength={LONGEST}
      error={problem}
    />
  );

  function problemOf(): string | undefined {
    if (!parsed.ok)
      return pressed && settled === value ? t(`address.${parsed.problem}`) : undefined;
    if (reply.state === 'told' && !isSupported(reply.facts)) {
      return t('start.unsupported', { software: reply.facts.softwareName });
    }
    if (reply.state !== 'failed') return undefined;
    const isLikeMail = parsed.value.user !== undefined && !value.trim().startsWith('@');
    return [
      `${t('server.title', { server })}.`,
      isLikeMail ? t('start.mailAddress') : undefined,
      wordsOfServerError(t, reply.code),
    ]
      .filter((words) => words !== undefined)
      .join(' ');
  }
}

type ServerPlateProps = {
  readonly facts: ServerFacts;
  readonly side: Side;
  readonly typed: string;
  readonly note?: string | undefined;
};

function ServerPlate({ facts, side, typed, note }: ServerPlateProps) {
  const { t } = useWords();
  const spelled = typed.trim() !== '' && !typed.toLowerCase().includes(facts.local);
  const said = [
    t('start.software', {
      software: facts.softwareName,
      version: facts.version === '' ? t('start.versionUnknown') : facts.version,
    }),
    side === 'to' ? t(`start.registrations.${facts.registrations}`) : undefined,
  ];
  return (
    <Plate title={facts.title}>
      <p>{said.filter((words) => words !== undefined).join(' · ')}</p>
      {spelled ? <p>{t('start.spelled', { server: facts.local })}</p> : null}
      {note === undefined ? null : <p>{note}</p>}
    </Plate>
  );
}
