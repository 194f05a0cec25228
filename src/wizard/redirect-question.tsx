import { useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';
import { useJourney, useServices } from './services.tsx';

/** From outside a Move and a redirect look the same (mastodon.md §15.2): only the person knows. */
export function RedirectQuestion() {
  const { t } = useWords();
  const { journey: store } = useServices();
  const { move } = useJourney();
  const [said, setSaid] = useState<'move' | 'redirect'>();
  if (move === undefined) return null;
  return (
    <section className="stack wide">
      <Choice
        legend={t('followers.which.legend')}
        hint={t('followers.which.hint')}
        options={[
          { id: 'move', title: t('quoted', { text: t('mastodon:migration.move') }) },
          { id: 'redirect', title: t('quoted', { text: t('mastodon:migration.redirect') }) },
        ]}
        value={said}
        onChange={setSaid}
      />
      {said === undefined ? null : (
        <Button
          variant="secondary"
          onClick={() => store.dispatch({ type: 'moved', move: { ...move, kind: said } })}
        >
          {t('followers.which.confirm')}
        </Button>
      )}
    </section>
  );
}
