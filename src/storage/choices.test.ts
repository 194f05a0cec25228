import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { type Choices, FIRST_CHOICES } from '../domain/choices.ts';
import { keepChoices, readChoices } from './choices.ts';
import { openDatabase } from './database.ts';
import { forgetEverything } from './forget.ts';
import { createPassingShelf } from './local.ts';

let database = openDatabase();
afterEach(async () => {
  (await database).close();
  await forgetEverything(createPassingShelf());
  database = openDatabase();
});

const CHOICES: Choices = {
  leftOut: new Set(['follow:ann@x.example', 'list:0:Friends']),
  kindsOff: new Set(['bookmark']),
  byFile: new Set(['follow']),
  profile: new Set(['note', 'fields']),
};

describe('the choices of the person', () => {
  it('come back as they were made, each of its own journey', async () => {
    await keepChoices(database, 'one', CHOICES);
    expect(await readChoices(database, 'one')).toEqual(CHOICES);
    expect(await readChoices(database, 'two')).toEqual(FIRST_CHOICES);
  });

  it.each([
    ['nothing', undefined],
    ['a text', 'follow:ann@x.example'],
    ['a kind nobody knows', { leftOut: [], kindsOff: ['x'], byFile: [], profile: [] }],
    ['a row that is none', { leftOut: ['x:1'], kindsOff: [], byFile: [], profile: [] }],
    ['a part that is none', { leftOut: [], kindsOff: [], byFile: [], profile: ['id'] }],
  ])('are the first ones where %s was kept', async (_, kept) => {
    await (await database).put('kept', kept, 'one:choices');
    expect(await readChoices(database, 'one')).toEqual(FIRST_CHOICES);
  });
});
