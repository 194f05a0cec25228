import { formatAddress } from '../domain/address.ts';
import type { Side } from '../domain/journey.ts';
import { useWords } from '../i18n/use-words.ts';
import { Notice } from '../ui/notice.tsx';
import { ServerPage } from './server-page.tsx';
import { useJourney } from './services.tsx';

/** A key that its server did not take back, and the page where the person can take it. */
export function NotClosed({ side }: { readonly side: Side }) {
  const { t } = useWords();
  const end = useJourney()[side];
  if (end?.account === undefined) return null;
  const account = formatAddress(end.account.address);
  const apps = t('mastodon:nav.apps');
  return (
    <Notice tone="alert" title={t('finish.notClosed', { account, apps })}>
      <ServerPage web={end.web} path="/oauth/authorized_applications">
        {t('finish.openApps', { apps, server: end.local })}
      </ServerPage>
    </Notice>
  );
}
