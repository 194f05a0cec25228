import { useState } from 'react';
import { MOVE_REFUSALS, type MoveRefusal } from '../domain/move-look.ts';
import { useWords } from '../i18n/use-words.ts';
import { Choice } from '../ui/choice.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { Notice } from '../ui/notice.tsx';
import { NewAddress } from './new-address.tsx';
import { PANEL_REFUSALS } from './panel-labels.ts';
import { useJourney } from './services.tsx';
import { SettingsPage } from './settings-page.tsx';
import { hrefOf } from './use-walk.ts';

type Said = MoveRefusal | 'recent';

/**
 * A refusal appears on the server's own page, where we see nothing: the person tells us which of
 * Mastodon's sentences it was (mastodon.md §11), and each has its next act.
 */
export function MoveRefused() {
  const { t } = useWords();
  const { from, to } = useJourney();
  const [said, setSaid] = useState<Said>();
  if (from === undefined || to === undefined) return null;
  const labels = {
    server: from.local,
    new: to.local,
    cancel: t('mastodon:migration.cancel'),
    redirect: t('mastodon:migration.redirect'),
  };
  const inPanel = from.software === 'gotosocial';
  const options = inPanel
    ? [
        ...Object.entries(PANEL_REFUSALS).map(([id, text]) => ({ id, text })),
        { id: 'other', text: undefined },
      ]
    : MOVE_REFUSALS.map((id) => ({
        id,
        text: id === 'other' ? undefined : t(`mastodon:migration.refusals.${id}`),
      }));

  return (
    <Disclosure summary={t('move.refused.ask')}>
      <Choice
        legend={t('move.refused.legend')}
        options={options.map(({ id, text }) => ({
          id: id as Said,
          title: text === undefined ? t('move.refused.otherTitle') : t('quoted', { text }),
        }))}
        value={said}
        onChange={setSaid}
      />
      {said === undefined ? null : (
        <Notice tone="info" title={t(`move.refused.${said}.title`, labels)} live="polite">
          <p>{t(`move.refused.${said}.text`, labels)}</p>
          {said === 'not-alias' || said === 'not-found' || said === 'self' ? <NewAddress /> : null}
          {said === 'not-alias' ? (
            <LinkButton href={hrefOf('alias')}>{t('move.refused.toAlias')}</LinkButton>
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
