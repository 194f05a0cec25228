import { useWords } from '../i18n/use-words.ts';
import { pagesOf } from '../mastodon/pages.ts';
import { isSoftware } from '../mastodon/software.ts';
import { OptionCards } from '../ui/option-cards.tsx';
import { DrawnOldAccount } from './drawn-old-account.tsx';
import { ServerPage } from './server-page.tsx';
import { useJourney } from './services.tsx';

const CHOICES = ['kept', 'cleaned', 'deleted'] as const;

/** What may become of the old account, each with what it costs (mastodon.md §10.4, §10.5). */
export function OldAccountChoices() {
  const { t } = useWords();
  const { from } = useJourney();
  if (from === undefined) return null;
  const software = isSoftware(from.software) ? from.software : 'mastodon';
  const pages = {
    kept: undefined,
    cleaned: software === 'mastodon' || software === 'glitch' ? '/statuses_cleanup' : undefined,
    deleted: pagesOf(software).delete,
  } as const;
  const labels = {
    server: from.local,
    cleanup: t('mastodon:nav.cleanup'),
    button: t('mastodon:delete.button'),
  };
  return (
    <section className="stack wide">
      <h2>{t('oldAccount.title')}</h2>
      <OptionCards
        label={t('oldAccount.title')}
        cards={CHOICES.map((id) => {
          const path = pages[id];
          return {
            id,
            title: t(`oldAccount.${id}.title`),
            ...(id === 'kept' ? { badge: t('oldAccount.recommended') } : {}),
            children: (
              <>
                <p>{t(`oldAccount.${id}.text`, labels)}</p>
                {path === undefined || id === 'kept' ? null : (
                  <ServerPage web={from.web} path={path}>
                    {t(`oldAccount.${id}.open`, labels)}
                  </ServerPage>
                )}
                <DrawnOldAccount choice={id} />
              </>
            ),
          };
        })}
      />
    </section>
  );
}
