import { formatAddress } from '../domain/address.ts';
import type { HeldKind } from '../domain/relation.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import type { OldSnapshotView } from './old-snapshot.ts';
import { useCarrying, useJourney } from './services.tsx';
import { SignInButton } from './sign-in-panel.tsx';
import { kindsIn, standingOf } from './snapshot-standing.ts';
import { useNow } from './use-now.ts';

/**
 * What the reading is doing, or waits for, and what can be done about it. One notice all along: its
 * title is said aloud when it changes; the counts below it are not.
 */
export function SnapshotNotice({ view }: { readonly view: OldSnapshotView }) {
  const { t, formats } = useWords();
  const { snapshot } = useCarrying();
  const { from } = useJourney();
  const standing = standingOf(view);
  const now = useNow(standing.name === 'waiting');
  const { name } = standing;
  const words = {
    server: from?.local ?? '',
    account: from?.account === undefined ? '' : formatAddress(from.account.address),
    again: t('reading.again'),
  };
  const listed = (kinds: readonly HeldKind[]) =>
    formats.list(kinds.map((kind) => t(`reading.kinds.${kind}`)));
  const again = <Button onClick={snapshot.start}>{words.again}</Button>;

  switch (name) {
    case 'loading':
      return null;
    case 'waiting': {
      const { until, reason } = standing;
      const times = {
        ...words,
        time: formats.moment(until, now),
        countdown: formats.countdown(until - now),
      };
      return (
        <Notice tone="waiting" title={t(`reading.wait.${reason}.title`, times)} live="polite">
          <p>{t(`reading.wait.${reason}.text`, times)}</p>
        </Notice>
      );
    }
    case 'reading':
    case 'elsewhere':
    case 'whole':
    case 'moved':
      return (
        <Notice
          tone={name === 'whole' ? 'done' : 'info'}
          title={t(`reading.standing.${name}.title`)}
          live="polite"
        >
          <p>{t(`reading.standing.${name}.text`)}</p>
        </Notice>
      );
    case 'incomplete':
    case 'not-allowed': {
      const things = listed(kindsIn(view, name === 'incomplete' ? 'failed' : 'not-allowed'));
      return (
        <Notice
          tone="waiting"
          title={t(`reading.standing.${name}.title`, words)}
          live="polite"
          actions={name === 'incomplete' ? again : <SignInButton side="from" variant="secondary" />}
        >
          <p>{t(`reading.standing.${name}.text`, { ...words, things })}</p>
        </Notice>
      );
    }
    case 'no-key':
    case 'signed-out':
      return (
        <Notice
          tone={name === 'no-key' ? 'waiting' : 'alert'}
          title={t(`reading.standing.${name}.title`, words)}
          live={name === 'no-key' ? 'polite' : 'assertive'}
          actions={<SignInButton side="from" variant="secondary" />}
        >
          <p>{t(`reading.standing.${name}.text`, words)}</p>
        </Notice>
      );
    case 'disabled':
    case 'unconfirmed':
    case 'pending-approval':
    case 'broken':
      return (
        <Notice
          tone="alert"
          title={t(`reading.standing.${name}.title`, words)}
          live="assertive"
          actions={again}
        >
          <p>{t(`reading.standing.${name}.text`, words)}</p>
        </Notice>
      );
  }
}
