import type { Journey } from './journey.ts';

/**
 * What is still open before the old account closes: read and decided first (product.md §2). Each
 * has a "go on without it" of its own, which is noted in the journey.
 */
export type Open = 'alias' | 'snapshot' | 'archive' | 'files';

export function whatIsOpen(journey: Journey): readonly Open[] {
  const open: (Open | false)[] = [
    journey.alias === undefined && 'alias',
    // Whoever cannot sign in there has nothing that could be read.
    journey.from?.account !== undefined && journey.snapshot === undefined && 'snapshot',
    // GoToSocial makes none.
    journey.archive === 'undecided' && journey.from?.software !== 'gotosocial' && 'archive',
    // Of whoever signed in there everything is read; files may add to it.
    journey.from?.account === undefined &&
      !journey.filesConfirmed &&
      !journey.withoutFiles &&
      'files',
  ];
  return open.filter((one) => one !== false);
}
