import { type Address, parseAddress, type Server } from './address.ts';
import type { Outcome, Standing } from './outcome.ts';
import { makePlan } from './plan.ts';
import type { Relation } from './relation.ts';
import { makeReport, NO_WORK, type Report } from './report.ts';
import { type Origin, type Task, type TaskKind, tasksOf } from './task.ts';

function person(text: string): Address {
  const parsed = parseAddress(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.problem}`);
  return parsed.value;
}

const ANN = person('ann@one.example');
const BOB = person('bob@two.example');
const API: Origin = { api: true };
/** 2027-01-02T03:04:05Z */
const END = 1_798_859_045_000;

/** One of every kind, with the same words wherever a person or a server can write some. */
function relationsSaying(words: string): readonly Relation[] {
  const uri = 'https://one.example/1';
  return [
    { kind: 'follow', address: ANN, options: { reblogs: false, notify: true, languages: ['fr'] } },
    { kind: 'follow', address: BOB, options: {}, movedTo: person('bob@three.example') },
    { kind: 'block', address: person('dan@four.example') },
    { kind: 'mute', address: person('eve@five.example'), notifications: false, expiresAt: END },
    { kind: 'domain-block', server: 'bad.example' as Server },
    { kind: 'followed-hashtag', name: words },
    { kind: 'featured-hashtag', name: words },
    { kind: 'list', title: words, repliesPolicy: 'none', exclusive: true, members: [ANN] },
    { kind: 'bookmark', uri },
    { kind: 'favourite', uri: `${uri}2` },
    {
      ...{ kind: 'filter', title: words, context: ['home'], action: 'hide', expiresAt: END },
      keywords: [{ keyword: words, wholeWord: true }],
      posts: [`${uri}3`],
    },
    { kind: 'note', address: ANN, text: words },
    { kind: 'endorsement', address: ANN },
    {
      ...{ kind: 'profile', displayName: words, note: words, locked: true, bot: false },
      ...{ fields: [{ name: words, value: words }], avatar: 'https://one.example/a.png' },
    },
  ];
}

const OUTCOMES: { readonly [Kind in TaskKind]?: Outcome } = {
  follow: { code: 'done', targetId: '7', as: person('bob@three.example') },
  block: { code: 'not-found' },
  bookmark: { code: 'not-found' },
  list: { code: 'done', targetId: '12' },
  note: { code: 'differs' },
  mute: { code: 'moved-away', to: person('eve@six.example') },
  endorsement: { code: 'waiting' },
};

/** A report on one of every kind, saying `words` in every field that is free text. */
export function reportSaying(words: string): Report {
  const told: readonly Task[] = relationsSaying(words).flatMap((one) => tasksOf(one, 0, API));
  const standings = told.flatMap((task): [Task['id'], Standing][] => {
    const outcome = OUTCOMES[task.kind];
    return outcome === undefined ? [] : [[task.id, { state: 'ended', outcome }]];
  });
  const work = {
    ...NO_WORK,
    plan: makePlan(told),
    rejects: [
      { line: 4, cells: [words, ''], reason: 'no-server', file: words },
      { line: 9, cells: [words], reason: 'bad-link', file: 'bookmarks.csv' },
    ] as const,
  };
  return makeReport(work, new Map(standings));
}
