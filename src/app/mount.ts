import { type ReactNode, startTransition } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';

/**
 * Brings the page to life: what the build has drawn in the person's language already, or, where it
 * drew something else (a move that is under way, a link with a destination), an empty place.
 *
 * @param fresh whether the first screen is as the build found it
 * @returns to be called once it lives
 */
export function mount(place: HTMLElement, language: string, fresh: boolean) {
  const drawn = place.querySelector<HTMLElement>(`.early[lang="${language}"]`);
  const field = drawn?.querySelector('fieldset');
  // Hidden before anything was drawn (public/early.js): what lives in it nobody would see.
  const isSeen = document.documentElement.dataset.early === language;
  const takes = fresh && isSeen && drawn != null && field != null;
  return {
    show(page: ReactNode): void {
      // In slices: a slow phone stays awake.
      startTransition(() => {
        if (takes) hydrateRoot(field, page, { identifierPrefix: language });
        else createRoot(place).render(page);
      });
    },
    alive(): void {
      if (!takes) return;
      for (const other of place.querySelectorAll('.early')) if (other !== drawn) other.remove();
      field.disabled = false;
      // The page says from here on which language it speaks, and may change it.
      drawn.removeAttribute('lang');
    },
  };
}
