import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { readQuery, withoutTaken } from './app/oauth-return.ts';
import { createServices } from './app/services.ts';
import { startWords } from './i18n/i18n.ts';
import { chooseLanguage } from './i18n/languages.ts';
import { IS_REHEARSAL } from './storage/keys.ts';
import './ui/theme.css';

const root = document.getElementById('app');
if (root !== null) {
  // Inside another page it could be covered or led (docs/security.md).
  if (window.top !== window.self) void refuse(root);
  // Not awaited here: a chunk that needs this one would wait for it for ever.
  else if (IS_REHEARSAL) void rehearse(root);
  else void open(root);
}

async function refuse(place: HTMLElement): Promise<void> {
  (await import('./app/framed.ts')).refuseFrame(place);
}

/** All of it comes only now: pretend servers are nothing that a move needs. */
async function rehearse(place: HTMLElement): Promise<void> {
  const { openRehearsal } = await import('./app/rehearsal.tsx');
  await openRehearsal(place, new URLSearchParams(location.search).get('lang'));
}

async function open(place: HTMLElement): Promise<void> {
  // First of all: what a server put into the address leaves it, before anything else can read,
  // keep or send it.
  const { returned, link } = readQuery(location.search, location.hash);
  history.replaceState(null, '', location.pathname + withoutTaken(location.search) + location.hash);

  const { services, arrive, keptLanguage } = createServices(link);
  const words = await startWords(chooseLanguage(link.lang, keptLanguage, navigator.languages));
  arrive(returned);
  createRoot(place).render(
    <StrictMode>
      <App services={services} words={words} />
    </StrictMode>,
  );
}
