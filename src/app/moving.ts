import type { Database } from '../storage/database.ts';
import type { JourneyStore } from '../storage/journey.ts';
import type { SignIns } from '../storage/sign-ins.ts';
import type { LimitsMemory } from '../transfer/limits.ts';
import type { Ticker } from '../transfer/ports.ts';
import type { Moving } from '../wizard/moving.ts';
import type { OldSnapshot } from '../wizard/old-snapshot.ts';
import { createAliasService } from './alias-service.ts';
import { createFollowersService } from './followers-service.ts';
import { createMoveService } from './move-service.ts';
import { createSides } from './sides.ts';

export type MovingDeps = {
  readonly database: Promise<Database>;
  readonly journey: JourneyStore;
  readonly signIns: SignIns;
  readonly ticker: Ticker;
  readonly limits: (account: string) => LimitsMemory;
  readonly now: () => number;
  /** Reads who follows the old account, with everything else; nobody else need do so then. */
  readonly snapshot?: OldSnapshot;
};

/** Everything about the acts that are done by hand on the servers' own pages. */
export function createMoving(deps: MovingDeps): Moving {
  const { journey, now } = deps;
  const sides = createSides(deps);
  const move = createMoveService({
    journey,
    sides,
    now,
    followers: () => {
      const { state, addresses } = known.followers.getSnapshot();
      return state === 'read' ? addresses : undefined;
    },
  });
  const known = createFollowersService({ ...deps, sides, count: move.count });
  return { alias: createAliasService({ journey, sides, now }), ...move, ...known };
}
