import type { i18n } from 'i18next';
import { I18nextProvider } from 'react-i18next';
import { type Services, ServicesProvider } from '../wizard/services.tsx';
import { Shell } from '../wizard/shell.tsx';
import { Broken } from './broken.tsx';

export function App({ services, words }: { services: Services; words: i18n }) {
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
