import type { Journey } from './journey.ts';

/**
 * What is still open before the old account closes: read and decided first (product.md §2). Each
 * has a "go on without it" of its own, which is noted in the journey.
 */
export type Open = 'alias' | 'archive' | 'files';

export function whatIsOpen(journey: Journey): readonly Open[] {
  const open: (Open | false)[] = [
    journey.alias === undefined && 'alias',
    // GoToSocial makes none.
    journey.archive === 'undecided' && journey.from?.software !== 'gotosocial' && 'archive',
    !journey.filesConfirmed && !journey.withoutFiles && 'files',
  ];
  return open.filter((one) => one !== false);
}
