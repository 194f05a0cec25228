import { expect, it } from 'vitest';
import { whatIsOpen } from './before-move.ts';
import { type Journey, NEW_JOURNEY } from './journey.ts';

const CLOSED: Journey = {
  ...NEW_JOURNEY,
  alias: { how: 'seen', at: 1 },
  archive: 'declined',
  rows: 3,
  filesConfirmed: true,
};

it.each<[string, Journey, readonly string[]]>([
  ['nothing yet', NEW_JOURNEY, ['alias', 'archive', 'files']],
  ['everything', CLOSED, []],
  ['no alias', { ...NEW_JOURNEY, archive: 'asked', withoutFiles: true }, ['alias']],
  ['no decision about the archive', { ...CLOSED, archive: 'undecided' }, ['archive']],
  ['files never given', { ...CLOSED, rows: 0, filesConfirmed: false }, ['files']],
  ['files put off', { ...CLOSED, filesConfirmed: false, postponed: ['keep'] }, ['files']],
  ['files done without', { ...CLOSED, filesConfirmed: false, withoutFiles: true }, []],
])('%s: what is open', (_, journey, open) => {
  expect(whatIsOpen(journey)).toEqual(open);
});
