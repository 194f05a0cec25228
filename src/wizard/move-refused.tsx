import { useState } from 'react';
import { addressOf } from '../domain/journey.ts';
import { MOVE_REFUSALS, type MoveRefusal } from '../domain/move-look.ts';
import { useWords } from '../i18n/use-words.ts';
import { Choice } from '../ui/choice.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Handle } from './handle.tsx';
import { useJourney } from './services.tsx';
import { SettingsPage } from './settings-page.tsx';
import { hrefOf } from './use-walk.ts';

/**
 * A refusal appears on the server's own page, where we see nothing: the person tells us which of
 * Mastodon's sentences it was (mastodon.md §11), and each has its next act.
 */
export function MoveRefused() {
  const { t } = useWords();
  const { from, to } = useJourney();
  const [said, setSaid] = useState<MoveRefusal>();
  const address = addressOf(to);
  if (from === undefined || to === undefined) return null;
  const labels = {
    server: from.local,
    new: to.local,
    cancel: t('mastodon:migration.cancel'),
    redirect: t('mastodon:migration.redirect'),
  };
  const quote = (refusal: MoveRefusal) =>
    refusal === 'other'
      ? t('move.refused.otherTitle')
      : t('quoted', { text: t(`mastodon:migration.refusals.${refusal}`) });

  return (
    <Disclosure summary={t('move.refused.ask')}>
      <Choice
        legend={t('move.refused.legend')}
        options={MOVE_REFUSALS.map((id) => ({ id, title: quote(id) }))}
        value={said}
        onChange={setSaid}
      />
      {said === undefined ? null : (
        <Notice tone="info" title={t(`move.refused.${said}.title`, labels)} live="polite">
          <p>{t(`move.refused.${said}.text`, labels)}</p>
          {said === 'not-alias' ? (
            <LinkButton href={hrefOf('alias')}>{t('move.refused.toAlias')}</LinkButton>
          ) : null}
          {(said === 'not-found' || said === 'self') && address !== undefined ? (
            <Handle address={address} />
          ) : null}
          {said === 'already' ? (
            <SettingsPage side="from" purpose="migration">
              {t('move.open', { server: labels.server, page: t('mastodon:migration.title') })}
            </SettingsPage>
          ) : null}
        </Notice>
      )}
    </Disclosure>
  );
}
