import type { Server } from '../domain/address.ts';
import type { Side } from '../domain/journey.ts';
import type { Site } from '../domain/site.ts';
import { isLanguage } from '../i18n/languages.ts';
import { openJourney } from '../storage/journey.ts';
import { IS_REHEARSAL, KEYS } from '../storage/keys.ts';
import { openShelf, openTabShelf } from '../storage/local.ts';
import { listParked } from '../storage/parked.ts';
import { openSignIns } from '../storage/sign-ins.ts';
import { COMMIT } from '../wizard/page-version.ts';
import type { Carrying, Services } from '../wizard/services.tsx';
import type { StepId } from '../wizard/steps.ts';
import { hrefOf } from '../wizard/use-walk.ts';
import type { OAuthReturn, PageLink } from './oauth-return.ts';
import { saveFile } from './save-file.ts';
import { createSignIn } from './sign-in.ts';

/** After so long, keys that nobody used are given back at the next opening. */
const UNUSED = 30 * 86_400_000;

/**
 * Puts the rooms together. The only place that knows both a port and what stands behind it.
 *
 * @param go leaves for a server's page
 */
export function createServices(
  link: PageLink,
  go = (url: string) => location.assign(url),
): {
  services: Services;
  arrive: (returned: OAuthReturn | undefined) => void;
  keptLanguage: string | null;
} {
  const now = () => Date.now();
  const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));
  const { shelf, lasting } = openShelf();
  const journey = openJourney(shelf);
  const tab = openTabShelf();
  const signIns = openSignIns(shelf, tab);
  // A sign-in brings the person back without the link they came by.
  if (isLanguage(link.lang)) shelf.setItem(KEYS.language, link.lang);
  const parkedKeys = () => listParked(shelf).flatMap(({ tokens }) => tokens);
  const signIn = createSignIn({
    journey,
    signIns,
    now,
    random,
    redirectUri: location.origin + location.pathname,
    go,
    parkedKeys,
  });

  let site: Promise<Site> | undefined;
  const loadSite = () => {
    site ??= import('../storage/site-file.ts').then(({ fetchSite }) =>
      fetchSite(document.baseURI, COMMIT),
    );
    return site;
  };

  let arrived: Promise<void> = Promise.resolve();
  let carrying: Promise<Carrying & { close: () => Promise<void> }> | undefined;
  const loadCarrying = () => {
    carrying ??= import('./carrying.ts').then(({ createCarrying }) =>
      createCarrying({ journey, signIns, shelf, now, arrived }),
    );
    return carrying;
  };

  /**
   * Back from a server, or not: where what came of it is told. Said before the first drawing, since a
   * quick server may have let the person in by then. A new key for a run is wanted by the run.
   */
  const placeOf = (side: Side | undefined): StepId | undefined => {
    if (side === 'from') return 'old-account';
    const isFirst = side === 'to' && journey.getSnapshot().to?.account === undefined;
    return isFirst ? 'new-account' : undefined;
  };

  /** Whatever the screen: a run that was left, an old account that is not read to its end. */
  const goesOnByItself = () => {
    const { run, snapshot, move } = journey.getSnapshot();
    const unread = snapshot !== 'whole' && move === undefined;
    return run === 'started' || (unread && signIns.heldToken('from') !== undefined);
  };

  // Another tab has forgotten everything: what this one still knows is not to be written back.
  addEventListener('storage', (event) => {
    if (event.key === KEYS.journey && event.newValue === null) location.assign(location.pathname);
  });

  // Back from a server by the Back button: the page may come out of the browser's memory.
  addEventListener('pageshow', (event) => {
    if (event.persisted) signIn.checkDeparture();
  });

  /** Whatever works on the current move stops; that it never came to work is no hindrance. */
  const letGo = async () => {
    await carrying?.then((open) => open.close()).catch(() => undefined);
  };

  /** Changes what this page is about, and opens it anew: nothing here holds on to the move before. */
  async function leaveFor(change: (park: typeof import('../storage/park.ts')) => void) {
    // First: the run that is paused is that of the move put aside, not of the one that comes.
    await letGo();
    change(await import('../storage/park.ts'));
    location.assign(location.pathname + location.search);
  }
  const journeyFiles = async () => {
    const { createJourneyFiles } = await import('./journey-files.ts');
    return createJourneyFiles({ journey, shelf, now, newId, letGo });
  };
  const newId = () => Array.from(random(8), (byte) => byte.toString(16).padStart(2, '0')).join('');

  const services: Services = {
    now,
    journey,
    lasting,
    isRehearsal: IS_REHEARSAL,
    reopened: link.bare,
    link: { to: link.to, from: link.from, invite: link.invite },
    journeys: {
      parked: () => listParked(shelf).map((parked) => parked.journey),
      begin: () => void leaveFor(({ beginAnother }) => beginAnother(shelf, newId())),
      changeOver: (id) => void leaveFor(({ changeOver }) => changeOver(shelf, id)),
      save: async () => (await journeyFiles()).save(),
      open: async (file) => (await journeyFiles()).open(file),
    },
    servers: {
      read: async (typed: Server, user, signal) => {
        const { readServer } = await import('../mastodon/instance.ts');
        return readServer(typed, { now, signal, user });
      },
    },
    signIn,
    carrying: loadCarrying,
    site: loadSite,
    keepLanguage: (language) => shelf.setItem(KEYS.language, language),
    save: saveFile,
    pictures: {
      shown: () => shelf.getItem(KEYS.noPictures) === null,
      show(on) {
        if (on) shelf.removeItem(KEYS.noPictures);
        else shelf.setItem(KEYS.noPictures, '1');
      },
    },
    async forget() {
      const { forgetEverything } = await import('../storage/forget.ts');
      await letGo();
      // Of the moves put aside too: nobody could give their keys back later.
      await Promise.all(parkedKeys().map(signIn.giveBack));
      await forgetEverything(shelf, tab);
      location.assign(location.pathname);
    },
  };

  return {
    services,
    keptLanguage: shelf.getItem(KEYS.language),
    arrive(returned) {
      // Nobody came for a month: whoever opens this page now need not be who left the keys here.
      if (signIns.use(now()) > UNUSED) signIn.giveAllBack();
      const place = placeOf(signIns.leaving()?.side);
      if (location.hash === '' && place !== undefined) {
        history.replaceState(null, '', hrefOf(place));
      }
      arrived = signIn.arrive(returned);
      const goOn = () => {
        if (goesOnByItself()) void loadCarrying();
      };
      goOn();
      void arrived.then(goOn, goOn);
    },
  };
}
