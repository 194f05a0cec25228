import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useWords } from '../i18n/use-words.ts';
import { styleOf } from '../practice/pages/style.ts';
import { NEWEST } from '../practice/versions.ts';
import { PageView } from './page-view.tsx';

export type PretendWindowProps = {
  readonly url: string;
  readonly html: string;
  /** What was just saved from it, if anything. */
  readonly saved: string | undefined;
  readonly onGo: (url: string, init?: RequestInit) => void;
  readonly onClose: () => void;
};

/** A page of the pair over ours, in a window that says whose it is and that it is pretend. */
export function PretendWindow({ url, html, saved, onGo, onClose }: PretendWindowProps) {
  const { t } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const [inside, setInside] = useState<ShadowRoot>();
  const { host, pathname } = new URL(url);

  useEffect(() => {
    const shown = dialog.current;
    const opener = document.activeElement;
    shown?.showModal();
    return () => {
      shown?.close();
      // What was taken away meanwhile has handed its focus on (ui/keep-focus.ts).
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);

  // A new page is read from its beginning, as a browser's own would be.
  const page = useRef<HTMLDivElement>(null);
  const isFirst = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is another page whenever its HTML is
  useEffect(() => {
    if (inside === undefined) return;
    if (!isFirst.current) page.current?.focus();
    isFirst.current = false;
  }, [inside, html]);

  // A page in its own clothes, apart from ours: rules of one do not reach the other.
  function takeHost(place: HTMLElement | null) {
    if (place === null || place.shadowRoot !== null) return;
    const shadow = place.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`${inShadow(styleOf(NEWEST).html)}\n${OWN}`);
    shadow.adoptedStyleSheets = [sheet];
    setInside(shadow);
  }

  return (
    <dialog
      ref={dialog}
      className="rehearsal-window"
      aria-label={t('rehearsal.window', { server: host })}
      // Heard a moment after: it may be open again by then, as React tries effects twice.
      onClose={({ currentTarget }) => currentTarget.open || onClose()}
    >
      <p className="rehearsal-window-bar">
        <span className="rehearsal-tag">{t('rehearsal.label')}</span>
        <span className="rehearsal-address">
          <strong>{host}</strong>
          {pathname}
        </span>
        <button type="button" onClick={onClose}>
          {t('rehearsal.back')}
        </button>
      </p>
      <p className="rehearsal-saved" role="status">
        {saved === undefined ? null : t('rehearsal.saved', { name: saved })}
      </p>
      <div ref={takeHost} />
      {inside === undefined
        ? null
        : createPortal(
            <div className="body" key={html} ref={page} tabIndex={-1}>
              <PageView html={html} url={url} filledLabel={t('rehearsal.filled')} onGo={onGo} />
            </div>,
            inside,
          )}
    </dialog>
  );
}

const inShadow = (css: string) => css.replaceAll(':root', ':host').replace(/^body \{/m, '.body {');
const OWN = `.body:focus { outline: none } .filled { display: block; padding: 10px 16px; border: 1px dashed var(--line); border-radius: 4px; color: var(--soft) } .practice { display: none }`;
