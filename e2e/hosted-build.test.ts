import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWords } from './words.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const VITE = join(ROOT, 'node_modules/vite/bin/vite.js');
const folders = [0, 1].map(() => mkdtempSync(join(tmpdir(), 'hosted-')));
const [first = ''] = folders;

beforeAll(() => {
  for (const outDir of folders) {
    const flags = ['build', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'error'];
    // As anybody builds it: vitest's own mode is not the build's.
    execFileSync(process.execPath, [VITE, ...flags], {
      cwd: ROOT,
      env: { ...process.env, NODE_ENV: 'production', VITEST: '' },
    });
  }
}, 120_000);
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

const filesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort();
const hashesOf = (folder: string) =>
  filesOf(folder).map(
    (name) =>
      `${name} ${createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex')}`,
  );
const read = (name: string) => readFileSync(join(first, name), 'utf8');

describe('the page to host', () => {
  it('is the same to the byte when it is built again', () => {
    const [one, other] = folders.map(hashesOf);
    expect(one).toEqual(other);
    expect(one?.length).toBeGreaterThan(50);
  });

  it('has in it what its own policy allows: no style in its HTML, no script but files of its own', () => {
    for (const name of ['index.html', '404.html']) {
      const page = read(name);
      expect(page).not.toMatch(/<style|\sstyle=|\son\w+=/);
      for (const [, attributes = ''] of page.matchAll(/<script([^>]*)>/g)) {
        expect(attributes).toMatch(/src="\.\//);
      }
    }
  });

  it('is found under any path: every address in it is relative', () => {
    const addresses = [...read('index.html').matchAll(/(?:src|href)="([^"]*)"/g)].map(
      ([, address = '']) => address,
    );
    expect(addresses.length).toBeGreaterThan(5);
    expect(addresses.filter((address) => !/^(?:\.\/|#|\?|data:)/.test(address))).toEqual([]);
  });

  it('does not load the pretend servers before they are asked for', () => {
    const scripts = filesOf(first).filter((name) => name.endsWith('.js'));
    const withPair = scripts.filter((name) => read(name).includes('mouton_'));
    expect(withPair).toHaveLength(1);
    const name = withPair[0] ?? 'none';
    expect(read('index.html')).not.toContain(name);
    // Nothing brings it along: it is asked for by `import()`, or not at all.
    const along = new RegExp(`(?:from|import)\\s*["']\\./${basename(name)}`);
    expect(scripts.filter((script) => along.test(read(script)))).toEqual([]);
  });

  it('lives after 110 kB of scripts, gzipped, whatever the language', async () => {
    const weightOf = (name: string) =>
      gzipSync(readFileSync(join(first, name)), { level: 9 }).length;
    const asked = [...read('index.html').matchAll(/(?:src|href)="\.\/([^"]+\.js)"/g)];
    const ours = asked.reduce((sum, [, name = '']) => sum + weightOf(name), 0);
    expect(ours).toBeGreaterThan(100_000);
    const scripts = filesOf(first).filter((name) => name.endsWith('.js'));
    for (const language of ['en', 'fr'] as const) {
      const { title } = (await readWords(language)).start;
      const words = scripts.filter((name) => read(name).includes(title));
      expect(words).toHaveLength(1);
      expect(ours + weightOf(words[0] ?? '')).toBeLessThanOrEqual(110_000);
    }
  });

  it('brings its headers, its 404 and what search engines and visitors look for', () => {
    const wanted = [
      '_headers',
      '404.html',
      'robots.txt',
      'site.json',
      'card-en.png',
      'card-fr.png',
    ];
    expect(filesOf(first)).toEqual(expect.arrayContaining([...wanted, 'icon-180.png']));
  });
});
