import type { Side } from '../domain/journey.ts';
import type { JourneyStore } from '../storage/journey.ts';
import type { KeptToken, SignIns } from '../storage/sign-ins.ts';
import { createListeners } from '../transfer/observable.ts';
import type { Arrival, Services, SignInProblem } from '../wizard/services.tsx';
import type { OAuthReturn } from './oauth-return.ts';

export type SignInDeps = {
  readonly journey: JourneyStore;
  readonly signIns: SignIns;
  readonly now: () => number;
  readonly random: (bytes: number) => Uint8Array;
  /** The page's own address without query and fragment: the redirect URI, to the letter. */
  readonly redirectUri: string;
  readonly go: (url: string) => void;
  /** Keys of the moves put aside. */
  readonly parkedKeys: () => readonly KeptToken[];
};

const SIDES: readonly Side[] = ['from', 'to'];

/** Leaves for a server's sign-in, takes up what it answers, and closes what it opened. */
export function createSignIn(deps: SignInDeps): Services['signIn'] & {
  /** Call once, with what the address bar held when the page opened. */
  readonly arrive: (returned: OAuthReturn | undefined) => Promise<void>;
  readonly checkDeparture: () => void;
  /** Gives a key back that nobody here will use again. */
  readonly giveBack: (key: KeptToken) => Promise<void>;
  /** Both keys of this move; what was done and read stays. */
  readonly giveAllBack: () => void;
} {
  const { journey, signIns } = deps;
  const { subscribe, notify } = createListeners();
  let arrival: Arrival = { name: 'none' };

  function setArrival(next: Arrival): void {
    arrival = next;
    notify();
  }

  const fail = (side: Side | undefined, problem: SignInProblem) =>
    setArrival({ name: 'problem', side, problem });

  const acts = async () => {
    const { createSignInActs } = await import('./sign-in-acts.ts');
    return createSignInActs({ ...deps, setArrival, fail, keys, isHeld, tokenOf });
  };
  const giveBack = async (key: KeptToken) => (await acts()).giveBack(key);

  /** Of this move and of those put aside. */
  const keys = () => [...SIDES.map(signIns.heldToken), ...deps.parkedKeys()];

  /**
   * The same string may be somebody's here: a server hands it out again to the same account
   * (mastodon.md §2.6), for another move of this browser, say.
   */
  function isHeld(token: string): boolean {
    return keys().some((key) => key?.token === token);
  }

  // An account that this journey no longer knows leaves no key behind.
  journey.subscribe(() => {
    for (const side of SIDES) {
      const held = signIns.heldToken(side);
      const end = journey.getSnapshot()[side];
      if (held === undefined || (end?.web === held.web && end.account?.actor === held.actor))
        continue;
      signIns.dropToken(side);
      if (!isHeld(held.token)) void giveBack(held);
    }
  });

  function tokenOf(side: Side): string | undefined {
    const end = journey.getSnapshot()[side];
    return end?.account && signIns.token(side, end.web, end.account.actor);
  }

  function checkDeparture(): void {
    const leaving = signIns.leaving();
    if (leaving === undefined || arrival.name === 'problem') return;
    fail(leaving.side, { code: 'did-not-return' });
  }

  async function arrive(returned: OAuthReturn | undefined): Promise<void> {
    const leaving = signIns.leaving();
    if (returned === undefined) return checkDeparture();
    if (leaving === undefined || leaving.state !== returned.state) {
      return fail(undefined, { code: 'not-ours' });
    }
    // Used up whatever happens: a code works once (RFC 6749 §4.1.2).
    signIns.dropLeaving();
    if (returned.type === 'code') {
      setArrival({ name: 'working', side: leaving.side });
      return (await acts()).takeUp(leaving, returned.code);
    }
    fail(leaving.side, { code: returned.error === 'access_denied' ? 'denied' : 'turned-away' });
  }

  return {
    subscribe,
    getSnapshot: () => arrival,
    async begin(side, language) {
      setArrival({ name: 'working', side });
      await (await acts()).begin(side, language);
    },
    dismiss() {
      signIns.dropLeaving();
      setArrival({ name: 'none' });
    },
    hasToken: (side) => tokenOf(side) !== undefined,
    revoke: async (side) => (await acts()).revoke(side),
    arrive,
    checkDeparture,
    giveBack,
    giveAllBack() {
      for (const side of SIDES) {
        const held = signIns.heldToken(side);
        signIns.dropToken(side);
        if (held !== undefined) void giveBack(held);
      }
    },
    tabOnly: signIns.tabOnly,
    keepInTab: signIns.keepInTab,
  };
}
