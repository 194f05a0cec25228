import type { KeptLimits, LimitsMemory } from '../transfer/limits.ts';
import { limitsSchema } from './kept-schemas.ts';
import { KEYS } from './keys.ts';
import { keepOnShelf, readShelf, type Shelf } from './local.ts';

/** What a server told of its limits, by the account that spends them. */
export function openLimits(shelf: Shelf, account: string): LimitsMemory {
  const key = KEYS.limits(account);
  return {
    read() {
      const read = readShelf<KeptLimits>(shelf, key, limitsSchema);
      return read.state === 'read' ? read.value : undefined;
    },
    keep: (limits) => keepOnShelf(shelf, key, limits),
  };
}
