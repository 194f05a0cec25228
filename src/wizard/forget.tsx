import { useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/button.tsx';
import { useServices } from './services.tsx';

/** Erases everything this page has kept, after asking once. */
export function Forget() {
  const { t } = useWords();
  const { forget } = useServices();
  const [asking, setAsking] = useState(false);
  return (
    <div className="stack">
      <p className="soft">{t('finish.forgetHow')}</p>
      <div className="cluster">
        {asking ? (
          <>
            <Button variant="danger" onClick={() => void forget()}>
              {t('finish.forgetSure')}
            </Button>
            <Button variant="secondary" onClick={() => setAsking(false)}>
              {t('finish.forgetNo')}
            </Button>
          </>
        ) : (
          <Button variant="secondary" onClick={() => setAsking(true)}>
            {t('finish.forget')}
          </Button>
        )}
      </div>
    </div>
  );
}
