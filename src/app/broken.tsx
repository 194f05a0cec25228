import { Component, type ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';

/** A defect of ours ends here: what happened, what is safe, what to do; never a stack. */
export class Broken extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? <BrokenPage /> : this.props.children;
  }
}

function BrokenPage() {
  const { t } = useWords();
  return (
    <main className="broken">
      <h1>{t('broken.title')}</h1>
      <p>{t('broken.safe')}</p>
      <p>
        <button type="button" onClick={() => location.reload()}>
          {t('broken.reload')}
        </button>
      </p>
    </main>
  );
}
