import { formatAddress } from '../domain/address.ts';
import type { Next } from './pick.ts';
import type { Act, Step } from './step.ts';

/** The same of whatever goes next; what ends without a request is in nobody's way. */
export function claimOfNext(next: Next): string | undefined {
  switch (next.type) {
    case 'step':
      return claimOf(next.step);
    case 'ask':
      return 'ask';
    case 'join':
    case 'check-members':
      return 'once';
    case 'end':
      return undefined;
  }
}

/** The name under which two works would get in each other's way. */
export function claimOf(step: Step): string | undefined {
  switch (step.type) {
    case 'seek':
      return `person ${formatAddress(step.address)}`;
    case 'find-post':
      return `post ${step.uri}`;
    case 'act':
      return claimOfAct(step.act);
    case 'check':
    case 'join':
      return 'once';
    default:
      return undefined;
  }
}

/** Two rows may lead to one person; what cannot be repeated goes one at a time (product.md §4). */
function claimOfAct({ task, target }: Act): string {
  switch (task.kind) {
    case 'list':
    case 'filter':
    case 'filter-post':
      return 'once';
    default:
      return target === undefined ? task.id : `target ${target}`;
  }
}
