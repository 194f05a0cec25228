import { beforeAll, describe, expect, it } from 'vitest';
import { type Address, parseAddress, type Server } from '../domain/address.ts';
import type { Relation } from '../domain/relation.ts';
import { type Task, tasksOf } from '../domain/task.ts';
import { formatsOf } from '../i18n/formats.ts';
import { loadWalkWords, startWords } from '../i18n/i18n.ts';
import { detailsOf, type Speech, subjectOf } from './subject-of.ts';

function addressOf(text: string): Address {
  const parsed = parseAddress(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
}

const ANN = addressOf('ann@hill.example');

function only(relation: Relation): Task {
  const [task] = tasksOf(relation, 0, { api: true });
  if (task === undefined) throw new Error('A relation asks for something.');
  return task;
}

let speech: Speech;

beforeAll(async () => {
  const words = await startWords('en');
  await loadWalkWords(words, 'en');
  speech = { t: words.t as unknown as Speech['t'], formats: formatsOf('en') };
});

const subject = (relation: Relation) => subjectOf(speech.t, only(relation));
const details = (relation: Relation, inside = 0) => detailsOf(speech, only(relation), inside);

describe('what a thing is called', () => {
  it.each<[string, Relation]>([
    ['ann@hill.example', { kind: 'block', address: ANN }],
    ['hill.example', { kind: 'domain-block', server: 'hill.example' as Server }],
    ['#Sheep', { kind: 'followed-hashtag', name: 'Sheep' }],
    ['https://hill.example/1', { kind: 'bookmark', uri: 'https://hill.example/1' }],
    ['Maps', { kind: 'list', title: 'Maps', repliesPolicy: 'list', exclusive: false, members: [] }],
  ])('is %s', (name, relation) => {
    expect(subject(relation)).toBe(name);
  });
});

describe('how a thing is set', () => {
  it('is not said where it is as usual', () => {
    expect(details({ kind: 'follow', address: ANN, options: {} })).toEqual([]);
    expect(
      details({ kind: 'follow', address: ANN, options: { reblogs: true, notify: false } }),
    ).toEqual([]);
    expect(details({ kind: 'mute', address: ANN, notifications: true })).toEqual([]);
  });

  it('is said of a follow: where they went, and what is shown of them', () => {
    expect(
      details({
        kind: 'follow',
        address: ANN,
        options: { reblogs: false, notify: true, languages: ['fr', 'de'] },
        movedTo: addressOf('ann@valley.example'),
        suspended: true,
      }),
    ).toEqual([
      'has moved to ann@valley.example',
      'suspended by your old server',
      'without boosts',
      'with notifications',
      'in French and German only',
    ]);
  });

  it('is said of a list, with how many are on it', () => {
    const list = { kind: 'list', title: 'Maps', members: [] } as const;
    expect(details({ ...list, repliesPolicy: 'none', exclusive: true }, 1)).toEqual([
      '1 member',
      'without replies',
      'kept out of the home timeline',
    ]);
    expect(details({ ...list, repliesPolicy: 'list', exclusive: false }, 1_234)).toEqual([
      '1,234 members',
    ]);
  });

  it('is said of a filter: its first words, and where it works', () => {
    const keywords = [...'abcdefgh'].map((keyword) => ({ keyword, wholeWord: true }));
    expect(
      details(
        {
          kind: 'filter',
          title: 'Letters',
          context: ['home', 'thread'],
          action: 'hide',
          keywords,
          posts: [],
        },
        2,
      ),
    ).toEqual([
      'keywords: a, b, c, d, e, f',
      'and 2 more',
      '2 posts',
      'hidden',
      'home and lists and conversations',
    ]);
  });

  it('cuts a long note between words, and says that it goes on', () => {
    const long = `First line.\nSecond line. ${'word '.repeat(40)}`;
    const [words = ''] = details({ kind: 'note', address: ANN, text: long });
    expect(words).toMatch(/^“First line\. Second line\. (?:word )+word…”$/);
    expect(words.length).toBeLessThan(100);
    expect(details({ kind: 'note', address: ANN, text: 'Met at\n the hut' })).toEqual([
      '“Met at the hut”',
    ]);
  });

  it('cuts a note without any space as well', () => {
    const [words = ''] = details({ kind: 'note', address: ANN, text: 'a'.repeat(2_000) });
    expect(words.length).toBeLessThan(100);
    expect(words).toContain('aaa');
  });
});
