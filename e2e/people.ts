import { createRandom } from '../src/practice/demo-world.ts';
import type { PracticePerson } from '../src/practice/world.ts';
import type { Ending } from './endings.ts';

export type Options = {
  readonly reblogs: boolean;
  readonly notify: boolean;
  readonly languages: readonly string[] | undefined;
};

/** One row of a list: who it names, and what must become of it. */
export type Row = {
  readonly handle: string;
  readonly options: Options;
  /** Who there must be for it to end so. */
  readonly people: readonly PracticePerson[];
  /** Any of these. */
  readonly endings: readonly Ending[];
  /** Whom the new account follows, or has asked, in the end. */
  readonly follows: string | undefined;
};

export type Kind =
  | 'known'
  | 'unknown'
  | 'slow'
  | 'dead'
  | 'absent'
  | 'locked'
  | 'late'
  | 'moved'
  | 'moved-to-suspended'
  | 'suspended'
  | 'refusing'
  | 'already';

export const HEADER = 'Account address,Show boosts,Notify on new posts,Languages';
export const USUAL: Options = { reblogs: true, notify: false, languages: undefined };
const NEVER = 365 * 86_400_000;

export function makeRow(kind: Kind, handle: string, options: Options = USUAL): Row {
  const row = (ending: Ending, follows: string | undefined, ...people: PracticePerson[]): Row => ({
    handle,
    options,
    people,
    endings: [ending],
    follows,
  });
  const elsewhere = handle.replace('@', '@nouvelle-');
  switch (kind) {
    case 'known':
      return row({ code: 'done' }, handle, { handle, known: true, acceptsAfter: 0 });
    case 'unknown':
      return row({ code: 'done' }, handle, { handle, acceptsAfter: 0 });
    case 'slow':
      return row({ code: 'done' }, handle, wakesLate(handle));
    case 'dead':
      return row({ code: 'not-found' }, undefined, { handle, dead: true });
    case 'absent':
      return row({ code: 'not-found' }, undefined);
    case 'locked':
      return row({ code: 'waiting' }, handle, { handle, locked: true });
    case 'late':
      return row({ code: 'waiting' }, handle, { handle, known: true, acceptsAfter: NEVER });
    case 'moved': {
      const arrived = { handle: elsewhere, acceptsAfter: 0 };
      return row({ code: 'done', at: elsewhere }, elsewhere, arrived, {
        handle,
        movedTo: elsewhere,
      });
    }
    case 'moved-to-suspended': {
      const gone = { handle: elsewhere, known: true, suspended: true };
      return row({ code: 'moved-away', at: elsewhere }, undefined, gone, {
        handle,
        movedTo: elsewhere,
      });
    }
    case 'suspended': {
      // A look-up tells it; a search shows no suspended account at all (mastodon.md §6).
      const gone = row({ code: 'suspended' }, undefined, { handle, known: true, suspended: true });
      return { ...gone, endings: [{ code: 'suspended' }, { code: 'not-found' }] };
    }
    case 'refusing':
      return row({ code: 'refused' }, undefined, { handle, refuses: true });
    case 'already':
      return row({ code: 'already' }, handle, { handle, known: true, acceptsAfter: 0 });
  }
}

/** Their server is slow: nobody is found the first time, and somebody when asked once more. */
function wakesLate(handle: string): PracticePerson {
  let asked = 0;
  return {
    handle,
    acceptsAfter: 0,
    get dead() {
      asked += 1;
      return asked === 1;
    },
  };
}

/** So many of each kind, in an order and with options that are the same every time. */
export function makeRows(seed: number, counts: Partial<Record<Kind, number>>): readonly Row[] {
  const random = createRandom(seed);
  const kinds = Object.entries(counts).flatMap(([kind, count]) =>
    Array.from({ length: count }, () => kind as Kind),
  );
  return shuffle(random, kinds).map((kind, index) => {
    const languages = random() < 0.1 ? ['fr', 'en'] : random() < 0.1 ? ['oc'] : undefined;
    const options = { reblogs: random() > 0.1, notify: random() < 0.1, languages };
    // Followed before: what the file says of them is not sent (docs/decisions.md).
    const handle = `p${index}@${hostFor(kind, index)}`;
    return makeRow(kind, handle, kind === 'already' ? USUAL : options);
  });
}

/** A server that does not answer is left alone for a while, with everybody on it. */
function hostFor(kind: Kind, index: number): string {
  if (kind === 'dead') return `silent${index}.example`;
  return kind === 'slow' ? `slow${index}.example` : `s${index % 9}.example`;
}

export function shuffle<T>(random: () => number, given: readonly T[]): readonly T[] {
  return given
    .map((value) => ({ value, place: random() }))
    .sort((one, other) => one.place - other.place)
    .map(({ value }) => value);
}

export const peopleOf = (rows: readonly Row[]) => rows.flatMap(({ people }) => people);

/** A line as Mastodon writes it (mastodon.md §7.2, §7.3). */
export function lineOf({ handle, options }: Pick<Row, 'handle' | 'options'>): string {
  const languages = (options.languages ?? []).join(', ');
  const cell = languages.includes(',') ? `"${languages}"` : languages;
  return `${handle},${options.reblogs},${options.notify},${cell}`;
}

export const fileOf = (lines: readonly string[]) => `${[HEADER, ...lines].join('\n')}\n`;

/** A list of people known to the new server who say yes at once. */
export function makeFriends(count: number): readonly Row[] {
  return Array.from({ length: count }, (_, index) =>
    makeRow('known', `friend${index}@amis.example`),
  );
}
