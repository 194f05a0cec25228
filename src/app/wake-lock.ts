import type { RunSnapshot, RunState } from '../transfer/engine.ts';
import type { Observable } from '../transfer/observable.ts';

/** What of `navigator` and `document` is used. */
export type Awake = {
  readonly wakeLock?: { readonly request: (type: 'screen') => Promise<ScreenLock> } | undefined;
};
export type ScreenLock = {
  readonly release: () => Promise<void>;
  readonly addEventListener: (type: 'release', listener: () => void) => void;
};
export type Visibility = Pick<
  Document,
  'visibilityState' | 'addEventListener' | 'removeEventListener'
>;

/**
 * Keeps the screen on while the run goes on and the page is looked at: on a phone the run stops when
 * the screen goes dark. The browser takes the lock away from a hidden page, so it is asked for again
 * when the page comes back. Where there is none, or the battery is low, the screen does as it likes.
 *
 * @returns lets the screen go, for good
 */
export function keepAwake(
  run: Observable<Pick<RunSnapshot, 'state'>>,
  navigator: Awake,
  document: Visibility,
): () => void {
  const { wakeLock } = navigator;
  if (wakeLock === undefined) return () => {};
  let lock: ScreenLock | undefined;
  let asking = false;
  /** A run tells something several times a second; the browser is not asked as often. */
  let refused = false;
  let closed = false;

  const isWanted = () =>
    !closed && document.visibilityState === 'visible' && isAtWork(run.getSnapshot().state);

  function look(): void {
    if (asking) return;
    if (!isWanted()) letGo();
    else if (lock === undefined && !refused) void ask();
  }

  function lookAnew(): void {
    refused = false;
    look();
  }

  async function ask(): Promise<void> {
    asking = true;
    try {
      const given = await wakeLock?.request('screen');
      lock = given;
      given?.addEventListener('release', () => {
        if (lock === given) lock = undefined;
      });
    } catch {
      // Hidden in the meantime, or a low battery: asked again when the page is looked at again.
      refused = true;
    }
    asking = false;
    // What was wanted may have changed while the browser thought about it.
    if (!isWanted()) letGo();
  }

  function letGo(): void {
    refused = false;
    const held = lock;
    lock = undefined;
    void held?.release().catch(() => undefined);
  }

  const stopListening = run.subscribe(look);
  document.addEventListener('visibilitychange', lookAnew);
  look();
  return () => {
    closed = true;
    stopListening();
    document.removeEventListener('visibilitychange', lookAnew);
    look();
  };
}

/** Until tomorrow nobody's screen is kept on: it goes on when the page is looked at again. */
function isAtWork(state: RunState): boolean {
  switch (state.name) {
    case 'running':
    case 'pausing':
    case 'checking':
      return true;
    case 'waiting':
      return state.wait.reason !== 'day';
    case 'loading':
    case 'idle':
    case 'paused':
    case 'watching':
    case 'stopped':
    case 'done':
      return false;
  }
}
