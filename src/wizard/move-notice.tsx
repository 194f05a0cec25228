import { formatAddress } from '../domain/address.ts';
import type { MoveLook } from '../domain/move-look.ts';
import { useWords } from '../i18n/use-words.ts';
import type { MastodonErrorCode } from '../mastodon/errors.ts';
import { Notice } from '../ui/notice.tsx';
import { DrawnRedirected } from './drawn-move.tsx';
import { bareHandle } from './drawn-place.ts';
import { useJourney } from './services.tsx';
import { SettingsPage } from './settings-page.tsx';
import { wordsOfServerError } from './words-of-error.ts';

export type MoveNoticeProps = {
  readonly look: MoveLook | undefined;
  /** Why the last look saw nothing. */
  readonly failed: MastodonErrorCode | undefined;
  readonly isOver: boolean;
};

/** What the old account's public page says of the Move, while it is looked at and after. */
export function MoveNotice({ look, failed, isOver }: MoveNoticeProps) {
  const { t } = useWords();
  const { from, to } = useJourney();
  if (from === undefined || to === undefined) return null;
  const labels = {
    server: from.local,
    page: t('mastodon:migration.title'),
    cancel: t('mastodon:migration.cancel'),
    button: t('mastodon:migration.move'),
  };
  if (look?.state === 'elsewhere') {
    return (
      <Notice
        tone="alert"
        title={t('move.elsewhere.title', { account: formatAddress(look.to) })}
        live="assertive"
      >
        <p>{t('move.elsewhere.text', labels)}</p>
        <p>{t('move.elsewhere.files', labels)}</p>
        <SettingsPage side="from" purpose="migration">
          {t('move.open', labels)}
        </SettingsPage>
        <DrawnRedirected target={bareHandle(look.to)} />
      </Notice>
    );
  }
  if (failed !== undefined) {
    return (
      <Notice tone="alert" title={t('server.title', labels)} live="assertive">
        <p>{wordsOfServerError(t, failed)}</p>
      </Notice>
    );
  }
  return isOver ? (
    <Notice tone="alert" title={t('move.unseen.title', labels)} live="assertive">
      <p>{t('move.unseen.text', labels)}</p>
    </Notice>
  ) : (
    <Notice tone="waiting" title={t('move.waiting.title', labels)} live="polite">
      <p>{t('move.waiting.text', labels)}</p>
    </Notice>
  );
}
