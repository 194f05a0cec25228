import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { breachesOf, ROOMS } from './walls.ts';

const top = fileURLToPath(new URL('..', import.meta.url));
const rooms = Object.keys(ROOMS);
/** Tests, what sets their scene, and declarations may reach anywhere. */
const TESTS = /\.(?:test|scene|d)\.tsx?$/;

describe('the walls', () => {
  const files = readdirSync(join(top, 'src'), { recursive: true, encoding: 'utf8' })
    .map((path) => `src/${path.replaceAll('\\', '/')}`)
    .filter((path) => /\.tsx?$/.test(path) && !TESTS.test(path));

  it('sees the whole house', () => {
    expect(files.length).toBeGreaterThan(100);
  });

  it.each(files)('%s keeps to its room', (file) => {
    const found = breachesOf(file, readFileSync(join(top, file), 'utf8'));
    expect(found.map(({ what, lesson }) => `${what}: ${lesson}`)).toEqual([]);
  });

  it.each(files)('%s is no longer than 250 lines', (file) => {
    expect(readFileSync(join(top, file), 'utf8').split('\n').length - 1).toBeLessThanOrEqual(250);
  });
});

/** Every way one module can reach another. */
const SPELLINGS = {
  static: (path: string) => `import { x } from '${path}';\nx();`,
  type: (path: string) => `import type { X } from '${path}';\nexport type Y = X;`,
  'side effect': (path: string) => `import '${path}';`,
  're-export': (path: string) => `export { x } from '${path}';`,
  'export all': (path: string) => `export * from '${path}';`,
  dynamic: (path: string) => `export const x = () => import('${path}');`,
  'type position': (path: string) => `export type X = import('${path}').X;`,
  address: (path: string) => `export const x = new URL('${path}', import.meta.url);`,
};

describe.each(rooms)('src/%s', (room) => {
  const { may, lesson, packages } = ROOMS[room] as (typeof ROOMS)[string];
  const forbidden = rooms.filter((other) => other !== room && !may.includes(other));
  const file = `src/${room}/probe.ts`;
  const deep = `src/${room}/deep/er/probe.ts`;

  it.each(Object.entries(SPELLINGS))('refuses every forbidden room, spelled as %s', (_, spell) => {
    for (const other of forbidden) {
      const refused = breachesOf(file, spell(`../${other}/anything.ts`));
      expect(refused, other).toEqual([{ file, what: `import of ../${other}/anything.ts`, lesson }]);
      expect(breachesOf(deep, spell(`../../../${other}/anything.ts`)), other).toHaveLength(1);
    }
  });

  it.each(Object.entries(SPELLINGS))('takes what it may import, spelled as %s', (_, spell) => {
    for (const other of may) {
      const path = other.includes('/') || other === 'locales' ? other : `${other}/anything.ts`;
      const specifier = other === 'locales' ? '../../locales/en/wizard.json' : `../${path}`;
      expect(breachesOf(file, spell(specifier)), other).toEqual([]);
    }
  });

  it('refuses packages that live elsewhere', () => {
    const all = ['masto', 'papaparse', 'idb', 'valibot', 'react', 'i18next', 'left-pad'];
    for (const name of all.filter((known) => !packages.includes(known))) {
      expect(breachesOf(file, `import '${name}';`), name).toHaveLength(1);
      expect(breachesOf(file, `import '${name}/part.js';`), name).toHaveLength(1);
    }
  });

  it.each([
    'Date.now()',
    'new Date()',
    'Math.random()',
    'performance.now()',
    'setTimeout(f, 1)',
    'setInterval(f, 1)',
  ])('has %s only where time is not passed in', (call) => {
    const found = breachesOf(file, `const f = () => {};\nexport const x = ${call};`);
    expect(found).toHaveLength(ROOMS[room]?.timeless ? 1 : 0);
  });
});

it('closes a room nobody has listed', () => {
  expect(breachesOf('src/utils/probe.ts', 'export const x = 1;')).toHaveLength(1);
  expect(breachesOf('src/domain/probe.ts', "import '../utils/probe.ts';")).toHaveLength(1);
});

/** The editor's hint and the compiler say the same, each proven on a real file in a real room. */
describe('a probe file', () => {
  const made: string[] = [];
  afterEach(() => {
    for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
  });

  function probe(room: string, text: string): string {
    const folder = mkdtempSync(join(top, 'src', room, 'probe-'));
    made.push(folder);
    writeFileSync(join(folder, 'probe.ts'), text);
    return join(folder, 'probe.ts');
  }

  function run(script: string, ...args: string[]) {
    const path = join(top, 'node_modules', script);
    const { status, stdout, stderr } = spawnSync(process.execPath, [path, ...args], {
      cwd: top,
      encoding: 'utf8',
    });
    return { status, said: stdout + stderr };
  }

  it('with an import uphill is refused by Biome, which says where the line belongs', () => {
    const text = "import { x } from '../../wizard/walk.ts';\n\nexport const y = x;\n";
    const { status, said } = run('@biomejs/biome/bin/biome', 'lint', probe('domain', text));
    expect(status).toBe(1);
    expect(said).toContain('src/domain imports nothing of ours');
  });

  it('that asks for the network does not compile in src/domain', () => {
    probe('domain', 'export const x = () => fetch("https://a.example");\n');
    const { status, said } = run('typescript/bin/tsc', '-p', 'src/domain', '--pretty', 'false');
    expect(status).not.toBe(0);
    expect(said).toMatch(/probe\.ts.*'fetch'/);
  });

  it('that asks for the page or for Node does not compile in the rooms of the engine', () => {
    const rooms = ['mastodon', 'transfer', 'practice'];
    for (const room of rooms) {
      probe(room, 'export const x = () => [document.title, localStorage.length, process.pid];\n');
    }
    const project = 'src/tsconfig.engine.json';
    const { status, said } = run('typescript/bin/tsc', '-p', project, '--pretty', 'false');
    expect(status).not.toBe(0);
    for (const room of rooms) {
      for (const name of ['document', 'localStorage', 'process']) {
        expect(said).toMatch(new RegExp(`src/${room}/probe-.*'${name}'`));
      }
    }
  });
}, 60_000);
