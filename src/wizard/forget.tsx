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
    <div className="stack wide">
      {asking ? (
        <Notice
          tone="alert"
          title={t('finish.forgetAsk')}
          actions={
            <>
              <Button variant="danger" onClick={() => void erase()}>
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
