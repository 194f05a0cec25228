import { lazy, Suspense } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/button.tsx';
import { CopyField } from '../ui/copy-field.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { useJourney } from './services.tsx';

/** Drawn when asked for: it brings a library. */
const QrCode = lazy(async () => ({ default: (await import('../ui/qr-code.tsx')).QrCode }));

/**
 * The address of this page with where to in it, for friends who move as well: a server's name and
 * an invitation, never who is who (product.md §2).
 */
export function ShareLink() {
  const { t, language } = useWords();
  const { to } = useJourney();
  if (to === undefined) return null;
  const url = new URL(location.pathname, location.origin);
  url.search = new URLSearchParams({ to: to.local, lang: language }).toString();
  if (to.invite !== undefined) url.hash = `invite=${to.invite}`;
  const link = url.href;
  const canShare = typeof navigator.share === 'function';

  return (
    <section className="stack wide">
      <h2>{t('share.title')}</h2>
      <p>{t('share.text', { server: to.local })}</p>
      <CopyField value={link} copyLabel={t('app.copy')} copiedLabel={t('app.copied')} />
      {canShare ? (
        <Button
          variant="secondary"
          // Dismissing the sheet is an answer, not an error.
          onClick={() => void navigator.share({ title: t('app.name'), url: link }).catch(() => {})}
        >
          {t('share.send')}
        </Button>
      ) : null}
      <Disclosure summary={t('share.qr')}>
        <Suspense fallback={<p role="status">{t('app.loading')}</p>}>
          <QrCode text={link} label={t('share.qrLabel', { server: to.local })} />
        </Suspense>
      </Disclosure>
    </section>
  );
}
