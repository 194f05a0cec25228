import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { i18n } from 'i18next';
import { I18nextProvider } from 'react-i18next';
import { type Services, ServicesProvider } from '../wizard/services.tsx';
import { Shell } from '../wizard/shell.tsx';
import { Broken } from './broken.tsx';

/** Queries say what servers say; they never retry behind the person's back (product.md §1.6). */
const queries = new QueryClient({
  defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false, staleTime: 300_000 } },
});

export function App({ services, words }: { services: Services; words: i18n }) {
  return (
    <I18nextProvider i18n={words}>
      <Broken>
        <QueryClientProvider client={queries}>
          <ServicesProvider value={services}>
            <Shell />
          </ServicesProvider>
        </QueryClientProvider>
      </Broken>
    </I18nextProvider>
  );
}
