import { expect, it } from 'vitest';
import { ALICE, visit } from '../trial.ts';
import { start } from './trial-pair.ts';

const MIGRATION = '/settings/user/migration';
const FEN = 'https://pasture.example/users/fen';

/** Through the panel's door, as far as it opens. */
async function enter() {
  const fen = { ...ALICE, username: 'fen', email: 'fen@mail.example', aliases: [] };
  const { trial } = start({ accounts: [{ ...ALICE, locked: false }, fen] });
  const visitor = visit(trial);
  const door = await (await visitor.open(MIGRATION)).text();
  const signIn = await (await visitor.submit(door, { instance: '' })).text();
  const { email, password } = ALICE;
  const consent = await (await visitor.submit(signIn, { username: email, password })).text();
  const start_ = await (await visitor.submit(consent, {})).text();
  return { trial, visitor, door, start: start_ };
}

it('asks to sign in first and then opens at its beginning, with a token of its own', async () => {
  const { trial, door, start: opened } = await enter();
  expect(door).toContain('GoToSocial Settings');
  expect(opened).toContain('User Profile');
  expect(trial.practice.state.tokens.size).toBe(1);
});

it('saves aliases by address, and says nothing of it', async () => {
  const { trial, visitor } = await enter();
  const page = await (await visitor.open(MIGRATION)).text();
  const saved = await (
    await visitor.submit(page, { also_known_as_uris: FEN, act: 'alias' })
  ).text();
  expect(saved).toContain(`value="${FEN}"`);
  expect(saved).not.toContain('role="alert"');
  const record = trial.practice.state.accountsByHandle.get('alice@pasture.example');
  expect(record?.alsoKnownAs).toEqual([FEN]);
  const handle = { also_known_as_uris: 'fen@pasture.example', act: 'alias' };
  expect(await (await visitor.submit(saved, handle)).text()).toContain('scheme must be http');
});

it('moves with the password, or says in the words of the API why not', async () => {
  const { trial, visitor } = await enter();
  const page = await (await visitor.open(MIGRATION)).text();
  const move = async (password: string) =>
    (await visitor.submit(page, { moved_to_uri: FEN, password, act: 'move' })).text();
  expect(await move('wrong')).toContain('invalid password provided in Move request');
  expect(await move(ALICE.password)).toContain('is not aliased to this account');
  const { state } = trial.practice;
  const fen = state.accountsByHandle.get('fen@pasture.example');
  const alice = state.accountsByHandle.get('alice@pasture.example');
  Object.assign(fen ?? {}, { alsoKnownAs: [alice?.uri] });
  expect(await move(ALICE.password)).not.toContain('role="alert"');
  expect(alice?.movedTo).toBe(fen?.id);
});
