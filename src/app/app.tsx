import type { i18n } from 'i18next';
import { useEffect } from 'react';
import { I18nextProvider } from 'react-i18next';
import { type Services, ServicesProvider } from '../wizard/services.tsx';
import { Shell } from '../wizard/shell.tsx';
import { Broken } from './broken.tsx';

export type AppProps = {
  readonly services: Services;
  readonly words: i18n;
  /** It stands, and can be used. */
  readonly onAlive?: () => void;
};

export function App({ services, words, onAlive }: AppProps) {
  useEffect(() => onAlive?.(), [onAlive]);
  return (
    <I18nextProvider i18n={words}>
      <Broken>
        <ServicesProvider value={services}>
          <Shell />
        </ServicesProvider>
      </Broken>
    </I18nextProvider>
  );
}
