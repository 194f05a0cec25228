import { type FormEvent, useState } from 'react';
import { parseDestination } from '../domain/address.ts';
import { addressOf } from '../domain/journey.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/button.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { Notice } from '../ui/notice.tsx';
import { Question } from '../ui/question.tsx';
import { endOf } from './end-of.ts';
import { focusFirstError, ServerField } from './server-field.tsx';
import { useJourney, useServices } from './services.tsx';
import { isSupported } from './supported.ts';
import { askServer } from './use-server.ts';

/** "I don't know yet" comes back to here, with what helps to choose. */
export function ChooseServer() {
  const { t } = useWords();
  const services = useServices();
  const { from } = useJourney();
  const [typed, setTyped] = useState('');
  const [pressed, setPressed] = useState(false);
  const [busy, setBusy] = useState(false);
  const parsed = parseDestination(typed);
  const sameServer = parsed.ok && parsed.value.server === from?.local;
  const same = sameServer && parsed.ok && parsed.value.user === (addressOf(from)?.user ?? '');

  async function submit(event: FormEvent) {
    event.preventDefault();
    setPressed(true);
    if (!parsed.ok || same) return;
    setBusy(true);
    const facts = await askServer(services, parsed.value).catch(() => undefined);
    setBusy(false);
    if (facts === undefined || !isSupported(facts)) {
      return focusFirstError();
    }
    const end = endOf(facts, parsed.value.user, services.link);
    services.journey.dispatch({ type: 'server-chosen', side: 'to', end });
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Question
        heading={t('choose.title')}
        lead={t('choose.lead')}
        actions={
          <Button type="submit" variant="primary" busy={busy}>
            {t('app.continue')}
          </Button>
        }
        below={
          <Disclosure summary={t('choose.help')}>
            <ul>
              {(['people', 'rules', 'language', 'size'] as const).map((one) => (
                <li key={one}>{t(`choose.hints.${one}`)}</li>
              ))}
            </ul>
          </Disclosure>
        }
      >
        <ServerField
          side="to"
          value={typed}
          onChange={setTyped}
          parsed={parsed}
          pressed={pressed}
        />
        {same ? <Notice tone="alert" title={t('start.sameAccount')} live="polite" /> : null}
        {sameServer && !same ? (
          <Notice tone="info" title={t('start.sameServer')} live="polite" />
        ) : null}
      </Question>
    </form>
  );
}
