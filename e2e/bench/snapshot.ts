import type { Figure } from './figure.ts';
import { createSceneMemory, setSnapshotScene } from './snapshot-scene.ts';
import { BOUND_COUNTS, makeSnapshotWorld } from './snapshot-world.ts';

/**
 * Everything of an account read from the pretend server, on a clock of its own: 2,000 follows, 300
 * blocks, 200 mutes, 1,000 bookmarks, 10 lists, 30 hashtags, 20 filters, domain blocks and notes.
 * Favourites and followers come after, one request for each full or last page.
 */
export async function measureSnapshot(): Promise<readonly Figure[]> {
  const scene = setSnapshotScene(makeSnapshotWorld(BOUND_COUNTS));
  const snapshot = scene.create(createSceneMemory());
  await scene.until(snapshot.start(scene.source()));
  const { state } = snapshot.getSnapshot();
  if (state.name !== 'done') throw new Error(`The snapshot is ${state.name}.`);
  const asked = scene.asked();
  const first = asked.findIndex((one) => one.startsWith('/api/v1/favourites'));
  const { favourites, followers } = BOUND_COUNTS;
  const pages = Math.ceil(favourites / 40) + Math.ceil(followers / 80);
  const refused = scene.practice.log.filter(({ status }) => status === 429).length;
  return [
    { name: 'snapshot requests', value: first, unit: '', bound: 104, direction: 'max' },
    {
      name: 'snapshot requests with 410 favourites and 805 followers',
      ...{ value: asked.length, unit: '', bound: 104 + pages, direction: 'max' },
    },
    {
      name: 'answers 429 caused by the snapshot',
      ...{ value: refused, unit: '', bound: 0, direction: 'max' },
    },
  ];
}
