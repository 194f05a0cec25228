import type { End } from '../domain/journey.ts';
import { useWords } from '../i18n/use-words.ts';
import { pageUrl } from '../mastodon/pages.ts';
import { CopyField } from '../ui/copy-field.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { Notice } from '../ui/notice.tsx';
import type { SignInProblem } from './services.tsx';
import { wordsOfServerError } from './words-of-error.ts';

/** Each way a sign-in can fail has its own sentence and its own way on. */
export function SignInProblemNotice({ problem, end }: { problem: SignInProblem; end: End }) {
  const { t, language } = useWords();
  const server = end.local;
  const labels = {
    server,
    deny: t('mastodon:authorize.deny'),
    authorize: t('mastodon:authorize.button'),
  };

  switch (problem.code) {
    case 'server':
      return (
        <Notice tone="alert" title={t('server.title', labels)} live="assertive">
          <p>{wordsOfServerError(t, problem.error)}</p>
        </Notice>
      );
    case 'refused': {
      const { refusal } = problem;
      const names = { ...labels, expected: '', ...refusal };
      return (
        <Notice
          tone="alert"
          title={t(`signIn.problem.${refusal.code}.title`, names)}
          live="assertive"
          actions={
            <LinkButton
              href={pageUrl(end.web, '/', language)}
              variant="secondary"
              newTab={t('app.opensNewTab')}
            >
              {t('signIn.openServer', { server })}
            </LinkButton>
          }
        >
          <p>{t(`signIn.problem.${refusal.code}.text`, names)}</p>
        </Notice>
      );
    }
    case 'not-ours':
      return <NotOursNotice />;
    default:
      return (
        <Notice
          tone={problem.code === 'did-not-return' ? 'waiting' : 'alert'}
          title={t(`signIn.problem.${problem.code}.title`, labels)}
          live="assertive"
        >
          <p>{t(`signIn.problem.${problem.code}.text`, labels)}</p>
        </Notice>
      );
  }
}

/** An answer to nobody's question: from another browser, or to an older try. No side can be named. */
export function NotOursNotice() {
  const { t } = useWords();
  return (
    <Notice tone="alert" title={t('notOurs.title')} live="assertive">
      <p>{t('notOurs.text')}</p>
      <CopyField
        value={`${location.origin}${location.pathname}`}
        copyLabel={t('app.copy')}
        copiedLabel={t('app.copied')}
      />
    </Notice>
  );
}
