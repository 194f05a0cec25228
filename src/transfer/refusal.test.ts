import { describe, expect, it } from 'vitest';
import type { OutcomeCode } from '../domain/outcome.ts';
import { TASK_KINDS } from '../domain/plan.ts';
import type { TaskKind } from '../domain/task.ts';
import type { MastodonErrorCode } from '../mastodon/errors.ts';
import { outcomeOfRefusal } from './refusal.ts';
import { mastodonError } from './server.scene.ts';

const told = (kind: TaskKind, code: MastodonErrorCode, status?: number) =>
  outcomeOfRefusal(kind, mastodonError(code, status === undefined ? {} : { status })).code;

/** Everything a server may answer, by kind (mastodon.md §5, §5.1, §5.2; mastodon/new-account.ts). */
const ANSWERS = ['forbidden', 'not-found', 'invalid', 'limit', 'needs-follow', 'already-there'];
const TABLE: Readonly<Record<TaskKind, readonly OutcomeCode[]>> = {
  follow: ['refused', 'suspended', 'invalid', 'limit-reached', 'needs-follow', 'already'],
  block: ['refused', 'suspended', 'invalid', 'limit-reached', 'needs-follow', 'already'],
  mute: ['refused', 'suspended', 'invalid', 'limit-reached', 'needs-follow', 'already'],
  note: ['refused', 'suspended', 'invalid', 'limit-reached', 'needs-follow', 'already'],
  bookmark: ['refused', 'not-found', 'invalid', 'limit-reached', 'needs-follow', 'already'],
  favourite: ['refused', 'not-found', 'invalid', 'limit-reached', 'needs-follow', 'already'],
  'filter-post': ['refused', 'not-found', 'invalid', 'limit-reached', 'needs-follow', 'already'],
  // A 404 up to 4.3, in words since (§5.2).
  'list-member': [
    ...(['refused', 'needs-follow', 'needs-follow'] as const),
    ...(['limit-reached', 'needs-follow', 'already'] as const),
  ],
  endorsement: [
    ...(['refused', 'not-offered', 'needs-follow'] as const),
    ...(['limit-reached', 'needs-follow', 'already'] as const),
  ],
  // On GoToSocial another of this title is somebody's own (gotosocial-observed.md §6).
  list: ['refused', 'not-offered', 'invalid', 'limit-reached', 'needs-follow', 'differs'],
  filter: ['refused', 'not-offered', 'invalid', 'limit-reached', 'needs-follow', 'differs'],
  'domain-block': ['refused', 'not-offered', 'invalid', 'limit-reached', 'needs-follow', 'already'],
  'followed-hashtag': [
    ...(['refused', 'not-offered', 'invalid'] as const),
    ...(['limit-reached', 'needs-follow', 'already'] as const),
  ],
  'featured-hashtag': [
    ...(['refused', 'not-offered', 'invalid'] as const),
    ...(['limit-reached', 'needs-follow', 'already'] as const),
  ],
  profile: ['refused', 'not-offered', 'invalid', 'limit-reached', 'needs-follow', 'already'],
};

describe.each(TASK_KINDS)('a %s that is refused', (kind) => {
  it.each(ANSWERS.map((code, at) => [code as MastodonErrorCode, TABLE[kind][at]] as const))(
    'with %s ends as %s',
    (code, outcome) => {
      expect(told(kind, code)).toBe(outcome);
    },
  );

  it('for good is as one that is not there', () => {
    expect(told(kind, 'gone', 410)).toBe(told(kind, 'not-found', 404));
  });

  it('because there is no such way to do it is not offered', () => {
    // The method is missing (gotosocial-observed.md §4).
    expect(told(kind, 'not-found', 405)).toBe('not-offered');
    expect(told(kind, 'unexpected', 405)).toBe('not-offered');
  });

  it('because the key may not, is refused', () => {
    expect(told(kind, 'scope', 403)).toBe('refused');
  });

  it.each(['unexpected', 'expired-code', 'unknown-client'] as const)(
    'for what nobody expects is not guessed at: %s',
    (code) => {
      expect(told(kind, code)).toBe('unknown');
    },
  );
});
