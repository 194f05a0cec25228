import { describe, expect, it } from 'vitest';
import type { Address } from '../domain/address.ts';
import type { MastodonErrorCode } from '../mastodon/errors.ts';
import { setAdvance } from './advance.scene.ts';
import { askTies, rememberingTies } from './ask-ties.ts';
import type { Joining } from './pick.ts';
import { mastodonError, type Saying, scriptServer } from './server.scene.ts';
import { address, NOW, noteOf, surround, tie } from './tasks.scene.ts';
import { beginWork } from './work.ts';

const [ANN, BOB] = [address('ann'), address('bob')];
const asking = (whom: Address, person = `id_${whom.user}`): Joining => ({
  work: beginWork(noteOf(whom)),
  person,
});
const LIMIT = { limit: 300, remaining: 0, resetAt: NOW + 60_000 };

describe('asking how the account stands with people', () => {
  it('is one read for all of them, each once', async () => {
    const scene = setAdvance({
      saying: { relationships: (ids) => ids.map((id) => tie(id, { note: `of ${id}` })) },
    });
    const asked = [asking(ANN), asking(BOB), asking(address('ann_alias'), 'id_ann')];
    expect(await askTies(rememberingAll(scene), asked)).toEqual({
      ...{ ended: [], advanced: { type: 'on' } },
    });
    expect(scene.asked).toEqual([['relationships', ['id_ann', 'id_bob']]]);
    expect(scene.log).toEqual(['count check', 'leave check', 'answer check']);
    expect(scene.directory.tie('id_bob')).toEqual(tie('id_bob', { note: 'of id_bob' }));
    expect(scene.ledger.standings.size).toBe(0);
  });

  it('takes whom the server leaves out for strangers: it would be asked again for ever', async () => {
    const scene = setAdvance({ saying: { relationships: () => [tie('id_bob', { note: 'b' })] } });
    await askTies(rememberingAll(scene), [asking(ANN), asking(BOB)]);
    expect(scene.directory.tie('id_ann')).toEqual(tie('id_ann'));
    expect(scene.directory.tie('id_bob')).toMatchObject({ note: 'b' });
  });

  it.each<[MastodonErrorCode, typeof LIMIT | undefined, string]>([
    ['timeout', undefined, 'failed'],
    ['rate-limited', LIMIT, 'on'],
    ['signed-out', undefined, 'stop'],
    ['scope', undefined, 'stop'],
  ])('that came to nothing tells nothing: %s', async (code, limit, type) => {
    const scene = setAdvance({ saying: failing(code, limit) });
    expect(await askTies(rememberingAll(scene), [asking(ANN)])).toMatchObject({
      ...{ ended: [], advanced: { type } },
    });
    expect(scene.directory.tie('id_ann')).toBeUndefined();
  });

  it('that is refused ends those it was about: nothing of theirs is written over', async () => {
    const scene = setAdvance({ saying: failing('forbidden') });
    const { ended } = await askTies(rememberingAll(scene), [asking(ANN), asking(BOB)]);
    expect(ended).toEqual([
      [noteOf(ANN).id, { code: 'unknown' }],
      [noteOf(BOB).id, { code: 'unknown' }],
    ]);
  });
});

describe('what the server says by the way', () => {
  it('of how the account stands with somebody is remembered', async () => {
    const { directory } = surround();
    const { server } = scriptServer({
      follow: (id) => tie(id, { following: true, note: 'followed' }),
      setNote: (id, note) => tie(id, { note }),
      relationships: (ids) => ids.map((id) => tie(id, { requested: true })),
    });
    const remembering = rememberingTies(server, directory);
    expect((await remembering.follow('1', {})).value).toMatchObject({ following: true });
    await remembering.setNote('2', 'noted');
    await remembering.relationships(['3']);
    expect(['1', '2', '3', '4'].map(directory.tie)).toEqual([
      tie('1', { following: true, note: 'followed' }),
      tie('2', { note: 'noted' }),
      tie('3', { requested: true }),
      undefined,
    ]);
  });
});

function rememberingAll({ deps, directory }: ReturnType<typeof setAdvance>) {
  return { ...deps, server: rememberingTies(deps.server, directory) };
}

function failing(code: MastodonErrorCode, limit?: typeof LIMIT): Saying {
  return {
    relationships: () => {
      throw mastodonError(code, limit === undefined ? {} : { limit });
    },
  };
}
