import { useQuery } from '@tanstack/react-query';
import type { Destination, Parsed } from '../domain/address.ts';
import type { Side } from '../domain/journey.ts';
import { useWords } from '../i18n/use-words.ts';
import { MastodonError } from '../mastodon/errors.ts';
import type { ServerFacts } from '../mastodon/instance.ts';
import { TextField } from '../ui/text-field.tsx';
import { serverQuery } from './queries.ts';
import { useServices } from './services.tsx';
import { isSupported } from './supported.ts';
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
  const services = useServices();
  const settled = useSettled(value);
  const asked = parsed.ok && settled === value ? parsed.value : undefined;
  const { data, error, isFetching } = useQuery(serverQuery(services, asked));
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
        {isFetching ? <p className="soft">{t('start.looking', { server })}</p> : null}
        {data !== undefined && asked !== undefined ? (
          <ServerCard facts={data} side={side} typed={value} />
        ) : null}
      </div>
    </div>
  );

  function problemOf(): string | undefined {
    if (!parsed.ok)
      return pressed && settled === value ? t(`address.${parsed.problem}`) : undefined;
    if (data !== undefined && !isSupported(data)) {
      return t('start.unsupported', { software: data.softwareName });
    }
    if (!(error instanceof MastodonError) || isFetching || asked === undefined) return undefined;
    return `${t('signIn.problem.server.title', { server })}. ${wordsOfServerError(t, error.code)}`;
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
