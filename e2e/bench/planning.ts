import { parseAddress, parseServer } from '../../src/domain/address.ts';
import { byFileOf, FIRST_CHOICES, leftOutOf } from '../../src/domain/choices.ts';
import type { Finding } from '../../src/domain/finding.ts';
import { makePlan } from '../../src/domain/plan.ts';
import type { Relation } from '../../src/domain/relation.ts';
import { makeReport } from '../../src/domain/report.ts';
import { mergeInSteps, type Sources } from '../../src/domain/sources.ts';
import { type Figure, median } from './figure.ts';

const RUNS = 15;
const MEMBERS = 40;

/**
 * 20,000 rows over eight kinds, told by the account and by files, from their sources to a report
 * that can be drawn: in steps, between which the page does what waits (app/work-service.ts).
 */
export function measurePlanning(): readonly Figure[] {
  const relations = told();
  const findings = [file()];
  const times: number[] = [];
  const steps: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const { time, longest } = plan(relations, findings);
    times.push(time);
    steps.push(longest);
  }
  return [
    {
      name: '20,000 rows over 8 kinds planned',
      ...{ value: median(times), unit: 'ms', bound: 300, direction: 'max' },
    },
    {
      name: 'longest step of planning',
      ...{ value: median(steps), unit: 'ms', bound: 50, direction: 'max' },
    },
  ];
}

function plan(relations: readonly Relation[], findings: readonly Finding[]) {
  let [time, longest] = [0, 0];
  const timed = <T>(act: () => T): T => {
    const start = performance.now();
    const result = act();
    const took = performance.now() - start;
    time += took;
    longest = Math.max(longest, took);
    return result;
  };
  const merging = mergeInSteps(relations, findings);
  let sources: Sources | undefined;
  while (sources === undefined) {
    const step = timed(() => merging.next());
    if (step.done === true) sources = step.value;
  }
  const { tasks, rejects } = sources;
  // What comes after the last step is one task of the page.
  const report = timed(() => {
    const { tasks: planned } = makePlan(tasks);
    return makeReport(
      {
        plan: { tasks: planned },
        leftOut: leftOutOf(planned, FIRST_CHOICES),
        byFile: byFileOf(planned, FIRST_CHOICES),
        rejects,
      },
      new Map(),
    );
  });
  if (report.total < 20_000) throw new Error(`Only ${report.total} rows were planned.`);
  return { time, longest };
}

const numbered = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));

function person(name: string, index: number) {
  const address = parseAddress(`${name}${index}@s${index % 700}.example`);
  if (!address.ok) throw new Error(address.problem);
  return address.value;
}

function told(): readonly Relation[] {
  return [
    ...numbered(7_000, (n): Relation => {
      return { kind: 'follow', address: person('p', n), options: { reblogs: n % 9 > 0 } };
    }),
    ...numbered(2_000, (n): Relation => ({ kind: 'block', address: person('b', n) })),
    ...numbered(1_000, (n): Relation => {
      return { kind: 'mute', address: person('m', n), notifications: true };
    }),
    ...numbered(500, (n): Relation => {
      const server = parseServer(`blocked${n}.example`);
      if (!server.ok) throw new Error(server.problem);
      return { kind: 'domain-block', server: server.value };
    }),
    ...numbered(50, (n): Relation => {
      const members = numbered(MEMBERS, (at) => person('p', n * MEMBERS + at));
      return { kind: 'list', title: `List ${n}`, repliesPolicy: 'list', exclusive: false, members };
    }),
    ...numbered(7_000, (n): Relation => {
      return { kind: 'bookmark', uri: `https://press.example/users/a/statuses/${n}` };
    }),
    ...numbered(100, (n): Relation => ({ kind: 'followed-hashtag', name: `tag${n}` })),
    ...numbered(
      400,
      (n): Relation => ({ kind: 'note', address: person('p', n), text: `note ${n}` }),
    ),
  ];
}

/** Most of whom the account told of as well. */
function file(): Finding {
  return {
    ...{ kind: 'follows', name: 'following_accounts.csv', certain: true, rejects: [] },
    rows: numbered(7_500, (n) => ({ line: n + 2, address: person('p', n), options: {} })),
  };
}
