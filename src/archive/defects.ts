import type { Defect, DefectCode } from './container.ts';

/** Enough to find them. */
const MAX_NAMES = 20;
/** Characters of a name that is shown. */
const MAX_NAME = 200;

export type Defects = {
  readonly add: (code: DefectCode, name?: string) => void;
  readonly all: () => readonly Defect[];
};

/** Notes what was wrong, by kind. */
export function createDefects(): Defects {
  const found = new Map<DefectCode, { count: number; names: string[] }>();
  return {
    add(code, name) {
      const known = found.get(code) ?? { count: 0, names: [] };
      found.set(code, known);
      known.count += 1;
      if (name !== undefined && known.names.length < MAX_NAMES) {
        known.names.push(name.slice(0, MAX_NAME));
      }
    },
    all: () => [...found].map(([code, { count, names }]) => ({ code, count, names: [...names] })),
  };
}
