import { type Address, formatAddress, type Server } from '../../domain/address.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { FollowRow } from '../../domain/row.ts';
import { personTaskId, type Task } from '../../domain/task.ts';
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

/** Where people are; who keeps a search waiting keeps that of their neighbours (directory.ts). */
const HOSTS = ['people.example', 'people.example', 'herd.example', 'pasture.example'];

export function makePerson(
  name: string,
  fate: Fate,
  movedTo?: SimulatedPerson,
  host = 'people.example',
): SimulatedPerson {
  const address = { user: name, server: host as Server };
  const id = fate === 'self' ? NEW_ACCOUNT : `id_${name}`;
  return { id, address, fate, ...(movedTo === undefined ? {} : { movedTo }) };
}

/** People, most of them ordinary; those they moved to are beside them. */
export function makePeople(
  random: Random,
  count: number,
  prefix = 'p',
): { readonly listed: readonly SimulatedPerson[]; readonly elsewhere: readonly SimulatedPerson[] } {
  const odd = random.next() * 0.5;
  const elsewhere: SimulatedPerson[] = [];
  const listed: SimulatedPerson[] = [];
  for (let n = 0; n < count; n += 1) {
    const name = `${prefix}${n}`;
    const fate = random.chance(odd) ? random.pick(ALL) : random.pick(USUAL);
    const host = random.pick(HOSTS);
    if (fate === 'moved' || fate === 'moved-away') {
      const target = makePerson(`${name}_new`, fate === 'moved' ? 'known' : 'suspended');
      elsewhere.push(target);
      listed.push(makePerson(name, fate, target, host));
      // Now and then the list has both: the address of before and that of after.
      if (fate === 'moved' && random.chance(0.3)) listed.push(target);
    } else listed.push(makePerson(name, fate, undefined, host));
  }
  return { listed, elsewhere: elsewhere.filter((one) => !listed.includes(one)) };
}

export function rowsOf(people: readonly SimulatedPerson[]): readonly FollowRow[] {
  return people.map(({ address }, at) => ({ line: at + 2, address, options: {} }));
}

/** The tasks of such a file, as they stand in it. */
export function followsOf(people: readonly SimulatedPerson[]): readonly Task[] {
  return rowsOf(people).map(({ line, address, options }) => {
    const id = personTaskId('follow', address);
    const origin = { file: 'following_accounts.csv', line };
    return { id, kind: 'follow', origin, address, options };
  });
}

/** How the row of somebody who is to be followed may end, whatever comes between. */
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
