import { useEffect } from 'react';
import { useJourney, useServices } from './services.tsx';

/**
 * A key to an account that points elsewhere opens nothing any more (mastodon.md §4.1): it is given
 * back as soon as that is seen. Where the server does not hear, the end of the walk tries again.
 */
export function useOldKeyGivenBack(): void {
  const { signIn } = useServices();
  const hasMoved = useJourney().move !== undefined;
  useEffect(() => {
    if (hasMoved && signIn.hasToken('from')) void signIn.revoke('from').catch(() => undefined);
  }, [signIn, hasMoved]);
}
