import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const text = readFileSync(new URL('security.md', import.meta.url), 'utf8');

it('every test that is said to show a defence is there', () => {
  const named = [...text.matchAll(/`([\w./-]+\.(?:spec|test)\.ts|src\/[\w/]+)`/g)].map(
    ([, name = '']) => name,
  );
  expect(named.length).toBeGreaterThan(15);
  const all = ['src', 'e2e'].flatMap((room) =>
    readdirSync(`${ROOT}${room}`, { recursive: true, encoding: 'utf8' }).map(
      (file) => `${room}/${file}`,
    ),
  );
  const missing = named.filter(
    (name) => !existsSync(`${ROOT}${name}`) && !all.some((file) => file.endsWith(`/${name}`)),
  );
  expect(missing).toEqual([]);
});
