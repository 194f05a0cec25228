import { beforeAll, describe, expect, it } from 'vitest';
import { parseAddress } from '../domain/address.ts';
import { OUTCOME_CODES, type Outcome, type OutcomeCode } from '../domain/outcome.ts';
import { TASK_KINDS } from '../domain/plan.ts';
import { loadWalkWords, startWords } from '../i18n/i18n.ts';
import { LANGUAGES } from '../i18n/languages.ts';
import type { Words } from '../i18n/use-words.ts';
import { GROUPS, groupOf, toneOf, wordsOfOutcome } from './outcome-words.ts';

const parsed = parseAddress('zoe@hill.example');
if (!parsed.ok) throw new Error(parsed.problem);
const address = parsed.value;

const outcomeOf = (code: OutcomeCode): Outcome =>
  code === 'moved-away' ? { code, to: address } : { code };

describe.each(LANGUAGES)('in %s', (language) => {
  let t: Words;

  beforeAll(async () => {
    const words = await startWords(language);
    await loadWalkWords(words, language);
    t = words.t as unknown as Words;
  });

  it('every outcome of every kind has a sentence', () => {
    for (const kind of TASK_KINDS) {
      for (const code of OUTCOME_CODES) {
        const sentence = wordsOfOutcome(t, { kind }, outcomeOf(code));
        expect(sentence, `${kind} ${code}`).not.toMatch(/outcomes\.|{{|^$/);
      }
      expect(wordsOfOutcome(t, { kind }, undefined)).not.toMatch(/outcomes\.|^$/);
    }
  });

  it('no two kinds are done in the same words where that would not be true', () => {
    const done = (kind: (typeof TASK_KINDS)[number]) =>
      wordsOfOutcome(t, { kind }, { code: 'done' });
    const said = TASK_KINDS.map(done);
    expect(new Set(said).size).toBe(said.length);
  });

  it('says at which address, of whoever has moved', () => {
    for (const code of ['done', 'already', 'waiting'] as const) {
      expect(wordsOfOutcome(t, { kind: 'follow' }, { code, as: address })).toContain(
        'zoe@hill.example',
      );
    }
    expect(wordsOfOutcome(t, { kind: 'follow' }, outcomeOf('moved-away'))).toContain(
      'zoe@hill.example',
    );
  });
});

describe('the groups people filter by', () => {
  it('hold every outcome, and none is without one', () => {
    const used = new Set([undefined, ...OUTCOME_CODES.map(outcomeOf)].map(groupOf));
    expect([...used].sort()).toEqual([...GROUPS].sort());
  });

  it('call nothing a failure that failed at nothing', () => {
    const alarming = OUTCOME_CODES.filter((code) => toneOf(groupOf(outcomeOf(code))) === 'alert');
    expect(alarming).toEqual([
      ...(['suspended', 'moved-away', 'refused', 'self', 'invalid', 'not-offered'] as const),
    ]);
  });
});
