import { describe, expect, it } from 'vitest';
import { createRandom, demoWorld, makePeople } from './demo-world.ts';
import { tryServer, visit } from './trial.ts';
import type { PracticePerson } from './world.ts';

type Kind =
  | 'open'
  | 'met before'
  | 'slow to accept'
  | 'locked'
  | 'locked, says yes later'
  | 'moved'
  | 'on a dead server'
  | 'suspended where they are'
  | 'suspended here'
  | 'refuses';

/** What the crossing has to tell apart (mastodon.md §5.1, §6). */
const KINDS: Record<Kind, (person: PracticePerson) => boolean> = {
  open: (person) => isPlain(person) && person.known === false,
  'met before': (person) => isPlain(person) && person.known === true,
  'slow to accept': ({ acceptsAfter, locked }) => acceptsAfter !== undefined && locked !== true,
  locked: ({ locked, acceptsAfter }) => locked === true && acceptsAfter === undefined,
  'locked, says yes later': ({ locked, acceptsAfter }) =>
    locked === true && acceptsAfter !== undefined,
  moved: ({ movedTo }) => movedTo !== undefined,
  'on a dead server': ({ dead, known }) => dead === true && known !== true,
  'suspended where they are': ({ suspended, known }) => suspended === true && known !== true,
  'suspended here': ({ suspended, known }) => suspended === true && known === true,
  refuses: ({ refuses }) => refuses === true,
};

function isPlain(person: PracticePerson): boolean {
  const { locked, movedTo, suspended, dead, refuses, acceptsAfter } = person;
  return ![locked, movedTo, suspended, dead, refuses, acceptsAfter].some(Boolean);
}

const kindsOf = (people: readonly PracticePerson[]) =>
  (Object.keys(KINDS) as Kind[]).filter((kind) => people.some((person) => KINDS[kind](person)));

const ALL = Object.keys(KINDS);

describe('the world of the demo', () => {
  const world = demoWorld();
  const [alice] = world.old;
  const followed = (alice?.following ?? []).map(
    (handle) => world.people.find((person) => person.handle === handle) ?? { handle },
  );

  it('has people of every kind among those Alice follows', () => {
    expect(kindsOf(followed)).toEqual(ALL);
  });

  it('has the new account of everybody who moved, on another server', () => {
    const handles = new Set(world.people.map(({ handle }) => handle));
    const moved = world.people.filter(({ movedTo }) => movedTo !== undefined);
    for (const { handle, movedTo = '' } of moved) {
      expect(handles.has(movedTo)).toBe(true);
      expect(movedTo.split('@')[1]).not.toBe(handle.split('@')[1]);
    }
  });

  it('lets Alice start on the new server with a few of them, but not all', () => {
    const already = world.new[0]?.following ?? [];
    expect(already.length).toBeGreaterThan(0);
    expect(already.length).toBeLessThan(followed.length);
    expect(alice?.following).toEqual(expect.arrayContaining([...already]));
  });

  it('gives a file with all of them, the dead and the suspended too', async () => {
    const trial = tryServer({ people: world.people, accounts: world.old });
    const visitor = visit(trial);
    await visitor.signIn(
      await (await visitor.open('/auth/sign_in')).text(),
      alice?.email,
      alice?.password,
    );
    const file = await (await visitor.open('/settings/exports/follows.csv')).text();
    const handles = file
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',')[0]);
    expect(handles).toEqual([...(alice?.following ?? [])].reverse());
  });

  it('is the same every time', () => {
    expect(demoWorld()).toEqual(world);
  });
});

describe('a world of any size', () => {
  it('has as many people as asked for, each once, of every kind when there are many', () => {
    const { listed, elsewhere } = makePeople(7, 400);
    expect(listed).toHaveLength(400);
    expect(new Set([...listed, ...elsewhere].map(({ handle }) => handle)).size).toBe(
      listed.length + elsewhere.length,
    );
    expect(kindsOf(listed)).toEqual(ALL);
  });

  it('mostly says yes: somebody open is worth more than an edge', () => {
    const { listed } = makePeople(7, 1_000);
    const plain = listed.filter(isPlain).length;
    expect(plain).toBeGreaterThan(600);
    expect(plain).toBeLessThan(780);
  });

  it('repeats for its seed and differs with another', () => {
    expect(makePeople(3, 50)).toEqual(makePeople(3, 50));
    expect(makePeople(3, 50)).not.toEqual(makePeople(4, 50));
  });

  it('draws numbers from 0 up to, but not including, 1', () => {
    const random = createRandom(1);
    const drawn = Array.from({ length: 10_000 }, random);
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...drawn)).toBeLessThan(1);
    const mean = drawn.reduce((sum, value) => sum + value, 0) / drawn.length;
    expect(mean).toBeCloseTo(0.5, 1);
  });
});
