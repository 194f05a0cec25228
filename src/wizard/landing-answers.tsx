import { useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Disclosure } from '../ui/disclosure.tsx';

const HOW = ['file', 'time', 'followers'] as const;
const QUESTIONS = ['how', 'safe', 'stop', 'posts', 'undo'] as const;

/** What people ask before they begin. The answers come when the first of them is opened. */
export function LandingAnswers() {
  const { t, loadRest, hasRest } = useWords();
  const [ready, setReady] = useState(hasRest);
  const answer = () => void loadRest().then(() => setReady(true));
  return QUESTIONS.map((id) => (
    <Disclosure
      key={id}
      summary={t(`start.questions.${id}`)}
      onToggle={(open) => (open ? answer() : undefined)}
    >
      {!ready ? null : id === 'how' ? (
        <ul>
          {HOW.map((part) => (
            <li key={part}>{t(`landing.how.${part}`)}</li>
          ))}
        </ul>
      ) : (
        <p>{t(`landing.${id}`)}</p>
      )}
    </Disclosure>
  ));
}
