const CONTROLS = 'a[href], button:not(:disabled), input:not(:disabled), summary';

/**
 * A control that takes itself away would drop the focus on the body of the page, and a keyboard
 * back to its beginning. What stood around it takes the focus instead: the heading when the
 * whole question has changed, the next control when only a part has.
 * @returns stops watching
 */
export function keepFocus(root: HTMLElement): () => void {
  let path: readonly Element[] = [];

  function note({ target }: FocusEvent): void {
    const around: Element[] = [];
    for (let at = target as Element | null; at !== null && at !== root; at = at.parentElement)
      around.push(at);
    path = around;
  }

  function mend(): void {
    const lost = path[0];
    if (lost === undefined || lost.isConnected || document.activeElement !== document.body) return;
    const left = [...path.slice(1), root].filter((element) => element.isConnected);
    for (const element of left) {
      const next =
        element.querySelector<HTMLElement>('h1[tabindex], h2[tabindex]') ??
        element.querySelector<HTMLElement>(CONTROLS);
      if (next === null) continue;
      next.focus({ preventScroll: true });
      // Another question: read from its beginning.
      if (next.matches('h1')) scrollTo(0, 0);
      return;
    }
  }

  root.addEventListener('focusin', note);
  const observer = new MutationObserver(mend);
  observer.observe(root, { childList: true, subtree: true });
  return () => {
    root.removeEventListener('focusin', note);
    observer.disconnect();
  };
}
