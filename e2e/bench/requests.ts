import { parseAddress } from '../../src/domain/address.ts';
import type { Relation } from '../../src/domain/relation.ts';
import { makePeople } from '../../src/practice/demo-world.ts';
import { carryAll, refusedIn, setCarryScene, signedIn } from './carry-scene.ts';
import type { Figure } from './figure.ts';

const ROWS = 400;

/**
 * A list of 400 people of every kind carried to an empty account of the pretend server, on a clock
 * of its own, and read back. Signed requests are counted where they arrive.
 */
export async function measureRequests(): Promise<readonly Figure[]> {
  const { listed, elsewhere } = makePeople(7, ROWS);
  const scene = setCarryScene({ people: [...listed, ...elsewhere] }, 0);
  const follows = listed.flatMap(({ handle }): readonly Relation[] => {
    const address = parseAddress(handle);
    return address.ok ? [{ kind: 'follow', address: address.value, options: {} }] : [];
  });
  const { report } = await carryAll(scene, follows);
  if (report.remaining > 0) throw new Error(`${report.remaining} rows have no outcome.`);
  const { log } = scene.practice;
  const perRow = { name: 'signed requests per row', value: signedIn(log) / ROWS, unit: '' };
  const limited = { name: 'answers 429 caused by us', value: refusedIn(log), unit: '' };
  return [
    { ...perRow, bound: 2.05, direction: 'max' },
    { ...limited, bound: 0, direction: 'max' },
  ];
}
