import { expect, it } from 'vitest';
import type { Server } from './address.ts';
import { whatIsOpen } from './before-move.ts';
import { type Journey, NEW_JOURNEY } from './journey.ts';

const CLOSED: Journey = {
  ...NEW_JOURNEY,
  alias: { how: 'seen', at: 1 },
  archive: 'declined',
  rows: 3,
  filesConfirmed: true,
};

const SIGNED_IN: Journey = {
  ...CLOSED,
  from: {
    web: 'old.example' as Server,
    local: 'old.example' as Server,
    title: 'Old',
    sharedBudget: false,
    account: {
      actor: 'https://old.example/users/alice',
      address: { user: 'alice', server: 'old.example' as Server },
      accountId: '1',
      displayName: 'Alice',
    },
  },
  rows: 0,
  filesConfirmed: false,
};

it.each<[string, Journey, readonly string[]]>([
  ['nothing yet', NEW_JOURNEY, ['alias', 'archive', 'files']],
  ['everything', CLOSED, []],
  ['no alias', { ...NEW_JOURNEY, archive: 'asked', withoutFiles: true }, ['alias']],
  ['no decision about the archive', { ...CLOSED, archive: 'undecided' }, ['archive']],
  ['files never given', { ...CLOSED, rows: 0, filesConfirmed: false }, ['files']],
  ['files put off', { ...CLOSED, filesConfirmed: false, postponed: ['keep'] }, ['files']],
  ['an account to be read instead', SIGNED_IN, ['snapshot']],
  ['an account that was read', { ...SIGNED_IN, snapshot: 'whole' }, []],
  ['files done without', { ...CLOSED, filesConfirmed: false, withoutFiles: true }, []],
])('%s: what is open', (_, journey, open) => {
  expect(whatIsOpen(journey)).toEqual(open);
});
