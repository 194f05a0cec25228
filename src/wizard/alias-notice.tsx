import type { AliasLook } from '../domain/alias-look.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { aliasLabels } from './alias-labels.ts';
import { useJourney, useServices } from './services.tsx';
import { SettingsPage } from './settings-page.tsx';

export type AliasNoticeProps = {
  readonly found: AliasLook | undefined;
  /** Epoch milliseconds: when looking ends. */
  readonly until: number;
  readonly time: number;
};

/** What was seen of the alias so far, and what to do about it. */
export function AliasNotice({ found, until, time }: AliasNoticeProps) {
  const { t, formats } = useWords();
  const { journey: store, now } = useServices();
  const { from, to } = useJourney();
  if (from === undefined || to === undefined) return null;
  const { page, button } = aliasLabels(t, to);
  const names = { old: from.local, server: to.local, page, button };
  const isOver = time >= until;

  const told = (
    <Button
      variant="secondary"
      onClick={() => store.dispatch({ type: 'alias-known', alias: { how: 'told', at: now() } })}
    >
      {t('alias.isThere')}
    </Button>
  );

  switch (found?.state) {
    case 'wrong-side':
      return (
        <Notice tone="alert" title={t('alias.wrongSide.title', names)} live="assertive">
          <p>{t('alias.wrongSide.text', names)}</p>
          <SettingsPage side="from" purpose="aliases">
            {t('alias.open', { page: aliasLabels(t, from).page, server: names.old })}
          </SettingsPage>
        </Notice>
      );
    case 'other':
      return (
        <Notice
          tone="alert"
          title={t('alias.other.title')}
          live="assertive"
          {...(isOver ? { actions: told } : {})}
        >
          <p>{t('alias.other.text', names)}</p>
          <ul>
            {found.named.slice(0, 5).map((uri) => (
              <li key={uri}>
                <code>{uri}</code>
              </li>
            ))}
          </ul>
        </Notice>
      );
    case 'no-answer': {
      const silent = found.sides.map((side) => (side === 'from' ? from : to).local);
      const servers = formats.list([...new Set(silent)]);
      const countdown = formats.countdown(until - time);
      return (
        <Notice tone="alert" title={t('alias.noAnswer.title', { servers })} live="polite">
          <p>{isOver ? t('alias.noAnswer.over') : t('alias.noAnswer.text', { countdown })}</p>
        </Notice>
      );
    }
    case 'unreadable':
      return (
        <Notice
          tone="waiting"
          title={t('alias.unreadable.title', names)}
          live="polite"
          actions={told}
        >
          <p>{t('alias.unreadable.text', names)}</p>
        </Notice>
      );
    case 'not-public':
      return (
        <Notice tone="alert" title={t('alias.notPublic.title', names)} live="assertive">
          <p>{t('alias.notPublic.text', names)}</p>
        </Notice>
      );
    case 'seen':
      return null;
    case 'not-yet':
    case undefined:
      return isOver ? (
        <Notice tone="alert" title={t('alias.unseen.title')} live="assertive" actions={told}>
          <p>{t('alias.unseen.text', names)}</p>
        </Notice>
      ) : (
        <Notice tone="waiting" title={t('alias.waiting.title', names)} live="polite">
          <p>{t('alias.waiting.text', { ...names, countdown: formats.countdown(until - time) })}</p>
        </Notice>
      );
  }
}
