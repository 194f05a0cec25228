import { useEffect, useState } from 'react';
import type { Site } from '../domain/site.ts';
import { useServices } from './services.tsx';

/** Who hosts this page, or `undefined` until their file has been read. */
export function useSite(): Site | undefined {
  const { site: load } = useServices();
  const [site, setSite] = useState<Site>();
  useEffect(() => {
    let wanted = true;
    void load().then((read) => wanted && setSite(read));
    return () => {
      wanted = false;
    };
  }, [load]);
  return site;
}
