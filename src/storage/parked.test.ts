import { describe, expect, it } from 'vitest';
import type { Server } from '../domain/address.ts';
import { NEW_JOURNEY } from '../domain/journey.ts';
import { openJourney } from './journey.ts';
import { KEYS } from './keys.ts';
import { createPassingShelf } from './local.ts';
import { beginAnother, changeOver } from './park.ts';
import { listParked } from './parked.ts';
import { openSignIns } from './sign-ins.ts';

const end = (web: string) => ({
  web: web as Server,
  local: web as Server,
  title: web,
  sharedBudget: false,
});

/** A shelf with one journey under way, and its key. */
function begun() {
  const shelf = createPassingShelf();
  openJourney(shelf).dispatch({ type: 'server-chosen', side: 'from', end: end('one.example') });
  const token = { web: 'one.example' as Server, actor: 'a', token: 'secret' };
  openSignIns(shelf).keepToken('from', token);
  return { shelf, token };
}

describe('several journeys', () => {
  it('one is put aside whole, with its key, and another begins', () => {
    const { shelf, token } = begun();
    beginAnother(shelf, 'second');
    expect(openJourney(shelf).getSnapshot()).toEqual({ ...NEW_JOURNEY, id: 'second' });
    expect(openSignIns(shelf).heldToken('from')).toBeUndefined();
    expect(listParked(shelf)).toMatchObject([
      { id: NEW_JOURNEY.id, journey: { from: { web: 'one.example' } }, tokens: [token] },
    ]);
  });

  it('changing over brings it back as it was, and puts the other aside', () => {
    const { shelf, token } = begun();
    beginAnother(shelf, 'second');
    openJourney(shelf).dispatch({ type: 'server-chosen', side: 'from', end: end('two.example') });
    changeOver(shelf, NEW_JOURNEY.id);
    expect(openJourney(shelf).getSnapshot().from?.web).toBe('one.example');
    expect(openSignIns(shelf).heldToken('from')).toEqual(token);
    expect(listParked(shelf).map(({ id }) => id)).toEqual(['second']);
  });

  it('what is nothing yet is not put aside', () => {
    const shelf = createPassingShelf();
    beginAnother(shelf, 'second');
    expect(listParked(shelf)).toEqual([]);
  });

  it('there is none of that id: nothing happens', () => {
    const { shelf } = begun();
    changeOver(shelf, 'nobody');
    expect(openJourney(shelf).getSnapshot().from?.web).toBe('one.example');
  });

  it.each(['', '{', '[]', '{"transhumance:journey":"{}"}', '{"transhumance:journey":3}'])(
    'what cannot be read is not listed: %s',
    (text) => {
      const { shelf } = begun();
      shelf.setItem('transhumance:parked:x', text);
      expect(listParked(shelf)).toEqual([]);
      changeOver(shelf, 'x');
      expect(shelf.getItem(KEYS.token('to'))).toBeNull();
    },
  );
});
