import { StrictMode } from 'react';
import { App } from './app/app.tsx';
import { breathe } from './app/breathe.ts';
import { mount } from './app/mount.ts';
import { readQuery, withoutTaken } from './app/oauth-return.ts';
import { createServices } from './app/services.ts';
import { NEW_JOURNEY } from './domain/journey.ts';
import { startWords } from './i18n/i18n.ts';
import { chooseLanguage } from './i18n/languages.ts';
import { IS_REHEARSAL } from './storage/keys.ts';
import type { Services } from './wizard/services.tsx';
import { STEPS } from './wizard/steps.ts';
import { preloadScreen } from './wizard/use-screen.ts';
import './ui/theme.css';

const [START] = STEPS;
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

  // Reading the script took long enough on a slow phone; each part of the rest is a task of its own.
  await breathe();
  const { services, arrive, keptLanguage } = createServices(link);
  await breathe();
  const [words] = await Promise.all([
    startWords(chooseLanguage(link.lang, keptLanguage, navigator.languages)),
    // What stands there already is not taken away before what takes its place is there.
    START === undefined ? undefined : preloadScreen(START),
  ]);
  arrive(returned);
  await breathe();
  const asDrawn = link.to === undefined && services.lasting && !services.journey.setAside;
  const { show, alive } = mount(place, words.language, asDrawn && isBeginning(services));
  show(
    <StrictMode>
      <App services={services} words={words} onAlive={alive} />
    </StrictMode>,
  );
}

/** Nobody has begun anything here, and the address asks for no other place. */
function isBeginning({ journey }: Services): boolean {
  return (
    journey.getSnapshot() === NEW_JOURNEY && (location.hash === '' || location.hash === '#start')
  );
}
