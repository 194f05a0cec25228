import { type Address, formatAddress, type Server } from '../../domain/address.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { FollowRow } from '../../domain/row.ts';
import type { Random } from './random.ts';

/** What becomes of somebody whom the new account wants to follow. */
export type Fate =
  /** Met by the new server before: a look-up finds them. */
  | 'known'
  /** Found by a search alone. */
  | 'unknown'
  /** Their server takes its time, and answers. */
  | 'slow'
  /** Asking for them never ends in time. */
  | 'stuck'
  /** Their server is gone. */
  | 'dead'
  | 'locked'
  /** Their server never says whether it took the follow. */
  | 'silent'
  /** Moved to somebody who can be followed, who may be in the list too. */
  | 'moved'
  /** Moved to somebody who is suspended. */
  | 'moved-away'
  | 'suspended'
  | 'refusing'
  /** The new account itself. */
  | 'self';

export type SimulatedPerson = {
  readonly id: string;
  readonly address: Address;
  readonly fate: Fate;
  readonly movedTo?: SimulatedPerson;
};

/** The account that follows. */
export const NEW_ACCOUNT = 'me';

const ALL: readonly Fate[] = [
  'known',
  'unknown',
  'slow',
  'stuck',
  'dead',
  'locked',
  'silent',
  'moved',
  'moved-away',
  'suspended',
  'refusing',
];

const USUAL: readonly Fate[] = ['known', 'known', 'unknown'];

export function makePerson(name: string, fate: Fate, movedTo?: SimulatedPerson): SimulatedPerson {
  const address = { user: name, server: 'people.example' as Server };
  const id = fate === 'self' ? NEW_ACCOUNT : `id_${name}`;
  return { id, address, fate, ...(movedTo === undefined ? {} : { movedTo }) };
}

/** A list of people to follow, most of them ordinary; those they moved to are beside it. */
export function makePeople(
  random: Random,
  count: number,
): { readonly listed: readonly SimulatedPerson[]; readonly elsewhere: readonly SimulatedPerson[] } {
  const odd = random.next() * 0.5;
  const elsewhere: SimulatedPerson[] = [];
  const listed: SimulatedPerson[] = [];
  for (let n = 0; n < count; n += 1) {
    const name = `p${n}`;
    const fate = random.chance(odd) ? random.pick(ALL) : random.pick(USUAL);
    if (fate === 'moved' || fate === 'moved-away') {
      const target = makePerson(`${name}_new`, fate === 'moved' ? 'known' : 'suspended');
      elsewhere.push(target);
      listed.push(makePerson(name, fate, target));
      // Now and then the file has both: the address of before and that of after.
      if (fate === 'moved' && random.chance(0.3)) listed.push(target);
    } else listed.push(makePerson(name, fate));
  }
  if (random.chance(0.2)) listed.push(makePerson('me', 'self'));
  return { listed, elsewhere: elsewhere.filter((one) => !listed.includes(one)) };
}

export function rowsOf(people: readonly SimulatedPerson[]): readonly FollowRow[] {
  return people.map(({ address }, at) => ({ line: at + 2, address, options: {} }));
}

/** How a row may end, whatever comes between. */
export function expectedOutcomes({ fate, movedTo }: SimulatedPerson): readonly string[] {
  switch (fate) {
    case 'known':
    case 'unknown':
    case 'slow':
      return ['followed'];
    case 'stuck':
      return ['passing'];
    case 'dead':
      return ['not-found'];
    case 'locked':
    case 'silent':
      return ['waiting'];
    case 'moved':
      return [`followed as ${formatAddress(movedTo?.address ?? NOBODY)}`];
    case 'moved-away':
      return ['moved-away'];
    case 'suspended':
      return ['suspended'];
    case 'refusing':
      return ['refused'];
    case 'self':
      return ['self'];
  }
}

const NOBODY: Address = { user: 'nobody', server: 'people.example' as Server };

/** Which of two rows for one person came first is chance; that both lead there is not. */
export function nameOf(outcome: Outcome | undefined): string {
  if (outcome === undefined) return 'none';
  const as = 'as' in outcome && outcome.as ? ` as ${formatAddress(outcome.as)}` : '';
  const code = outcome.code === 'done' || outcome.code === 'already' ? 'followed' : outcome.code;
  return `${code}${as}`;
}
