import type { ContractClock } from './contract-clock.ts';
import type { Side } from './side.ts';
import type { ThirdOrigin } from './third-origin.ts';

/** What a check works with. */
export type Bench = {
  readonly here: Side;
  readonly there: Side;
  readonly clock: ContractClock;
  readonly thirdOrigin: ThirdOrigin;
  /** Undone after the check, the last thing first; also when it fails. */
  readonly later: (undo: () => Promise<unknown>) => void;
};
