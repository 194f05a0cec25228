import { useSyncExternalStore } from 'react';

const QUERY = '(pointer: coarse)';

const onChange = (listener: () => void) => {
  const media = matchMedia(QUERY);
  media.addEventListener('change', listener);
  return () => media.removeEventListener('change', listener);
};

/** A phone or a tablet: its browser stops a page that is put away. */
export function useCoarsePointer(): boolean {
  return useSyncExternalStore(onChange, () => matchMedia(QUERY).matches);
}
