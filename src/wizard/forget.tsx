import { useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/button.tsx';
import { useServices } from './services.tsx';

export type ForgetProps = {
  /** Gives the keys back, and answers whether all were taken. */
  readonly giveBack: () => Promise<boolean>;
};

/** Erases everything this page has kept, after asking once. */
export function Forget({ giveBack }: ForgetProps) {
  const { t } = useWords();
  const { forget } = useServices();
  const [asking, setAsking] = useState(false);
  const [tried, setTried] = useState(false);

  /**
   * Keys that are forgotten here nobody can give back, so they go first. One that was not taken
   * is told above, with the page where the person can close it; pressed again, this goes on.
   */
  async function erase() {
    const given = await giveBack();
    if (given || tried) await forget();
    else setTried(true);
  }

  return (
    <div className="stack">
      <p className="soft">{t('finish.forgetHow')}</p>
      <div className="cluster">
        {asking ? (
          <>
            <Button variant="danger" onClick={() => void erase()}>
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
