import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readHeadersFile } from '../../e2e/hosted-site.ts';
import { contentSecurityPolicy } from '../../vite.config.ts';

const read = (name: string) => readFile(new URL(name, import.meta.url), 'utf8');
const [everywhere, assets] = readHeadersFile(await read('_headers'));
const nginx = new Map(
  [...(await read('nginx-headers.conf')).matchAll(/^add_header (\S+) "(.*)" always;$/gm)].map(
    ([, name = '', value = '']) => [name, value],
  ),
);

describe('the headers of every host', () => {
  it('hold the policy the page has in itself, and who may frame it', () => {
    const policy = everywhere?.set.get('Content-Security-Policy');
    expect(policy).toBe(`${contentSecurityPolicy(false)}; frame-ancestors 'none'`);
    expect(policy).not.toMatch(/unsafe|localhost|\*/);
  });

  it('are the same in nginx', () => {
    const { 'Cache-Control': _, ...others } = Object.fromEntries(everywhere?.set ?? []);
    expect(Object.fromEntries(nginx)).toEqual(others);
  });

  it('let a browser keep only what has a hash in its name', () => {
    expect(everywhere?.set.get('Cache-Control')).toBe('no-cache');
    expect(assets?.path).toBe('/assets/*');
    expect(assets?.set.get('Cache-Control')).toContain('immutable');
  });
});
