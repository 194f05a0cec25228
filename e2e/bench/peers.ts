import type { Relation } from '../../src/domain/relation.ts';
import { MastodonError } from '../../src/mastodon/errors.ts';
import { type CarryScene, passUntil } from './carry-scene.ts';

/**
 * The same work as other tools do it, by their published ways: search, then act, one after another,
 * a request a second at most (Slurp, influx). They know no unsigned look-up and no list of many;
 * where the server says that it is too much they wait for the reset it names.
 */
const SPACING = 1_000;

/** @returns milliseconds until the last of it was done */
export async function carryAsPeers(
  scene: CarryScene,
  relations: readonly Relation[],
): Promise<number> {
  const {
    clock,
    destination: { server },
  } = scene;
  const started = clock.now();
  let last = started - SPACING;
  const until = (at: number) =>
    at <= clock.now()
      ? Promise.resolve()
      : new Promise<void>((resolve) => clock.after(at - clock.now(), resolve));

  async function ask<T>(send: () => Promise<{ readonly value: T }>): Promise<T> {
    for (;;) {
      await until(last + SPACING);
      last = clock.now();
      try {
        return (await send()).value;
      } catch (error) {
        const limit = error instanceof MastodonError ? error.limit : undefined;
        const tooMuch = error instanceof MastodonError && error.code === 'rate-limited';
        if (!tooMuch || limit === undefined) throw error;
        await until(limit.resetAt);
      }
    }
  }

  async function carry(relation: Relation): Promise<void> {
    switch (relation.kind) {
      case 'follow':
      case 'block':
      case 'mute': {
        const person = await ask(() => server.search(relation.address));
        if (person === undefined) return;
        const { id } = person;
        if (relation.kind === 'follow') await ask(() => server.follow(id, relation.options));
        else if (relation.kind === 'block') await ask(() => server.block(id));
        else await ask(() => server.mute(id, relation));
        return;
      }
      case 'bookmark': {
        const post = await ask(() => server.findPost(relation.uri));
        if (post !== undefined) await ask(() => server.bookmark(post));
        return;
      }
      case 'list': {
        const list = await ask(() => server.createList(relation));
        for (const member of relation.members) {
          const person = await ask(() => server.search(member));
          if (person !== undefined) await ask(() => server.addToList(list, [person.id]));
        }
        return;
      }
      default:
        throw new Error(`No peer carries a ${relation.kind}.`);
    }
  }

  await passUntil(
    scene,
    (async () => {
      for (const relation of relations) await carry(relation);
    })(),
  );
  return clock.now() - started;
}
