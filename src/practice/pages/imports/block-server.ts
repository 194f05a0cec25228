import { deliver } from '../../federation/deliver.ts';
import type { Here } from '../../network.ts';
import type { AccountRecord } from '../../state/accounts.ts';
import { followsOf, removeFollow } from '../../state/follows.ts';

/** A domain block ends the follows to and from that server (mastodon.md §5, §8.4). */
export function blockServer(here: Here, user: AccountRecord, domain: string): void {
  const { state, options } = here;
  const now = options.now();
  for (const side of ['from', 'to'] as const) {
    for (const { from, to } of followsOf(state, side, user.id, now)) {
      const other = state.accounts.get(side === 'from' ? to : from);
      if (other === undefined || other.server !== domain) continue;
      removeFollow(state, from, to);
      const said = { actor: user.handle, object: other.handle };
      deliver(here, other.handle, { type: side === 'from' ? 'Undo Follow' : 'Reject', ...said });
    }
  }
}
