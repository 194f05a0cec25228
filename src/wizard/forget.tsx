import { useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { useServices } from './services.tsx';

export type ForgetProps = {
  /** Gives the keys back, and answers whether all were taken. */
  readonly giveBack: () => Promise<boolean>;
};

const takeFocus = (button: HTMLButtonElement | null) => button?.focus();

/** Erases everything this page has kept, after asking once. */
export function Forget({ giveBack }: ForgetProps) {
  const { t, formats } = useWords();
  const { forget, journeys } = useServices();
  const [asking, setAsking] = useState(false);
  const [erasing, setErasing] = useState(false);
  const [tried, setTried] = useState(false);
  const others = journeys.parked().length;

  /**
   * Keys that are forgotten here nobody can give back, so they go first. One that was not taken
   * is told above, with the page where the person can close it; pressed again, this goes on.
   */
  async function erase() {
    setErasing(true);
    try {
      const given = await giveBack();
      if (given || tried) await forget();
      else setTried(true);
    } finally {
      setErasing(false);
    }
  }

  return (
    <div className="stack wide">
      {asking ? (
        <Notice
          tone="alert"
          title={t('finish.forgetAsk')}
          live="assertive"
          actions={
            <>
              <Button variant="danger" busy={erasing} onClick={() => void erase()}>
                {t('finish.forgetSure')}
              </Button>
              {/* A second Enter must not erase: the harmless answer takes the focus. */}
              <Button ref={takeFocus} onClick={() => setAsking(false)}>
                {t('finish.forgetNo')}
              </Button>
            </>
          }
        >
          <p>{t('finish.forgetHow')}</p>
          {others === 0 ? null : (
            <p>{t('finish.forgetOthers', { count: others, n: formats.number(others) })}</p>
          )}
        </Notice>
      ) : (
        <>
          <p className="soft">{t('finish.forgetHow')}</p>
          <Button onClick={() => setAsking(true)}>{t('finish.forget')}</Button>
        </>
      )}
    </div>
  );
}
