import type { i18n } from 'i18next';
import { StrictMode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { startWords } from '../i18n/i18n.ts';
import { chooseLanguage } from '../i18n/languages.ts';
import { browse, type Landed } from '../rehearsal/browse.ts';
import { installClock } from '../rehearsal/clock.ts';
import { stayHere } from '../rehearsal/only-here.ts';
import { createPair, FRESH, OLD } from '../rehearsal/pair.ts';
import { PretendWindow } from '../rehearsal/pretend-window.tsx';
import { RehearsalBar } from '../rehearsal/rehearsal-bar.tsx';
import { forgetEverything } from '../storage/forget.ts';
import { openShelf, openTabShelf } from '../storage/local.ts';
import { App } from './app.tsx';
import { readQuery } from './oauth-return.ts';
import { saveFile } from './save-file.ts';
import { createServices } from './services.ts';

/**
 * The whole walk with a pretend pair inside this page. Everything it keeps is under names of its own
 * (storage/keys.ts) and begins empty; nothing leaves but requests to this page's own host.
 */
export async function openRehearsal(place: HTMLElement, asked: string | null): Promise<void> {
  const clock = installClock();
  const { shelf } = openShelf();
  await forgetEverything(shelf, openTabShelf());
  const pair = createPair(Date.now, () => document.documentElement.lang);
  stayHere(pair, new URL('favicon.svg', document.baseURI).href);

  let go: (url: string, init?: RequestInit) => void = () => undefined;
  const { link } = readQuery('');
  const { services, arrive, keptLanguage } = createServices(
    { ...link, from: `alice@${OLD}`, to: FRESH },
    (url) => go(url),
  );
  const words = await startWords(chooseLanguage(asked, keptLanguage, navigator.languages));
  arrive(undefined);
  createRoot(place).render(
    <StrictMode>
      <Rehearsal words={words} />
    </StrictMode>,
  );

  function Rehearsal({ words }: { readonly words: i18n }) {
    const [page, setPage] = useState<Extract<Landed, { kind: 'page' }>>();
    const [saved, setSaved] = useState<string>();

    useEffect(() => {
      function land(landed: Landed) {
        setSaved(undefined);
        if (landed.kind === 'page') setPage(landed);
        if (landed.kind === 'file') {
          saveFile(landed.name, landed.content.type, landed.content);
          setSaved(landed.name);
        }
        if (landed.kind !== 'away') return;
        setPage(undefined);
        const { origin, search } = new URL(landed.url);
        // Back from a pretend sign-in; any other address is nobody's here.
        if (origin === location.origin) arrive(readQuery(search).returned);
      }
      go = (url, init) => void browse(pair, url, init).then(land);
      // Links to the pair open over this page, wherever they stand.
      const follow = (event: MouseEvent) => {
        if (event.defaultPrevented) return;
        const target = event.composedPath()[0];
        const anchor = target instanceof Element ? target.closest('a[href]') : null;
        const href = anchor instanceof HTMLAnchorElement ? anchor.href : undefined;
        if (href === undefined || !/^https?:/.test(href) || !pair.has(href)) return;
        event.preventDefault();
        go(href);
      };
      document.addEventListener('click', follow);
      return () => document.removeEventListener('click', follow);
    }, []);

    async function end() {
      await forgetEverything(shelf, openTabShelf());
      location.assign(location.pathname);
    }

    function close() {
      setPage(undefined);
      setSaved(undefined);
      // Who closes the sign-in did not come back from it.
      if (services.signIn.getSnapshot().name === 'working') arrive(undefined);
    }

    return (
      <I18nextProvider i18n={words}>
        <App services={services} words={words} />
        <RehearsalBar
          onPush={(ms) => {
            clock.push(ms);
            pair.settle();
            // What looks now and then looks now, as it does when somebody comes back.
            document.dispatchEvent(new Event('visibilitychange'));
          }}
          onEnd={() => void end()}
        />
        {page === undefined ? null : (
          <PretendWindow
            url={page.url}
            html={page.html}
            saved={saved}
            onGo={(url, init) => go(url, init)}
            onClose={close}
          />
        )}
      </I18nextProvider>
    );
  }
}
