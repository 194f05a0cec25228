import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/button.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { Notice } from '../ui/notice.tsx';
import { useCarrying, useObservable, useServices } from './services.tsx';
import { missingKinds, standingOf } from './snapshot-standing.ts';
import { hrefOf } from './use-walk.ts';

/** Before the Move: what of the old account is not here yet. When it has come, this goes by itself. */
export function StillUnread() {
  const { t, formats } = useWords();
  const { journey: store } = useServices();
  const view = useObservable(useCarrying().snapshot);
  const { name } = standingOf(view);
  if (name === 'loading' || name === 'whole') return null;
  const things = formats.list(missingKinds(view).map((kind) => t(`reading.kinds.${kind}`)));
  return (
    <Notice
      tone="waiting"
      title={t('reading.unread.title')}
      actions={
        <>
          <LinkButton href={hrefOf('old-account')}>{t('reading.unread.go')}</LinkButton>
          <Button variant="quiet" onClick={() => store.dispatch({ type: 'snapshot-waived' })}>
            {t('reading.unread.without')}
          </Button>
        </>
      }
    >
      <p>{t('reading.unread.text', { things })}</p>
    </Notice>
  );
}
