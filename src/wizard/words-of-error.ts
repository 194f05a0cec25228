import type { Words } from '../i18n/use-words.ts';
import type { MastodonErrorCode } from '../mastodon/errors.ts';

/** What happened, what is safe, what to do next: never a code alone. */
export function wordsOfServerError(t: Words, code: MastodonErrorCode): string {
  switch (code) {
    case 'unreachable':
    case 'timeout':
    case 'unwell':
    case 'not-found':
    case 'gone':
    case 'aborted':
      return t('server.unreachable');
    case 'rate-limited':
      return t('server.busy');
    case 'disabled':
    case 'unconfirmed':
    case 'pending-approval':
      return t(`server.${code}`);
    default:
      return t('server.other');
  }
}
