import type { Destination, Parsed } from '../domain/address.ts';
import type { Side } from '../domain/journey.ts';
import { useWords } from '../i18n/use-words.ts';
import type { ServerFacts } from '../mastodon/instance.ts';
import { TextField } from '../ui/text-field.tsx';
import { isSupported } from './supported.ts';
import { useServer } from './use-server.ts';
import { useSettled } from './use-settled.ts';
import { wordsOfServerError } from './words-of-error.ts';

export type ServerFieldProps = {
  readonly side: Side;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly parsed: Parsed<Destination>;
  /** The person has asked to go on: what is missing is said now, not before. */
  readonly pressed: boolean;
  readonly note?: string;
};

/** Asks for one end of the move and answers at once with what the server says of itself. */
export function ServerField({ side, value, onChange, parsed, pressed, note }: ServerFieldProps) {
  const { t } = useWords();
  const settled = useSettled(value);
  const asked = parsed.ok && settled === value ? parsed.value : undefined;
  const reply = useServer(asked);
  const server = parsed.ok ? parsed.value.server : '';

  const problem = problemOf();
  return (
    <div className="server-field">
      <TextField
        label={t(`start.${side}`)}
        hint={note ?? t(`start.${side}Hint`)}
        value={value}
        onChange={onChange}
        inputMode="email"
        autoComplete="off"
        {...(problem === undefined ? {} : { error: problem })}
      />
      <div aria-live="polite" className="server-answer">
        {reply.state === 'asking' ? <p className="soft">{t('start.looking', { server })}</p> : null}
        {reply.state === 'told' ? (
          <ServerCard facts={reply.facts} side={side} typed={value} />
        ) : null}
      </div>
    </div>
  );

  function problemOf(): string | undefined {
    if (!parsed.ok)
      return pressed && settled === value ? t(`address.${parsed.problem}`) : undefined;
    if (reply.state === 'told' && !isSupported(reply.facts)) {
      return t('start.unsupported', { software: reply.facts.softwareName });
    }
    if (reply.state !== 'failed') return undefined;
    return `${t('signIn.problem.server.title', { server })}. ${wordsOfServerError(t, reply.code)}`;
  }
}

function ServerCard({ facts, side, typed }: { facts: ServerFacts; side: Side; typed: string }) {
  const { t } = useWords();
  const spelled = !typed.toLowerCase().includes(facts.local);
  return (
    <div className="server-card">
      <p className="server-title">
        <strong>{facts.title}</strong> <span className="soft">{facts.local}</span>
      </p>
      {spelled ? <p className="soft">{t('start.spelled', { server: facts.local })}</p> : null}
      <p className="soft">
        {t('start.software', {
          software: facts.softwareName,
          version: facts.version === '' ? t('start.versionUnknown') : facts.version,
        })}
        {side === 'to' ? ` · ${t(`start.registrations.${facts.registrations}`)}` : null}
      </p>
    </div>
  );
}
