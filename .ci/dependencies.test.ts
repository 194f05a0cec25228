import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'));

type Manifest = {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, string>>;
};
type Locked = {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly hasInstallScript?: boolean;
};

const manifest = read('package.json') as Manifest;
const { packages } = read('package-lock.json') as {
  packages: Readonly<Record<string, Locked>>;
};
const decisions = readFileSync(new URL('../docs/decisions.md', import.meta.url), 'utf8');
const asked = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });

/** What stands between a dependency and something else in its place (docs/security.md). */
describe('dependencies', () => {
  it.each(asked)('%s is one version, and the one locked', (name, version) => {
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(packages[`node_modules/${name}`]?.version).toBe(version);
  });

  it.each(Object.keys(manifest.dependencies))('%s has its reason written down', (name) => {
    expect(decisions).toContain(`\`${name}\``);
  });

  it('are known by their content, and come from the registry', () => {
    for (const [path, locked] of Object.entries(packages)) {
      if (path === '') continue;
      expect(locked.integrity, path).toMatch(/^sha512-/);
      if (locked.resolved !== undefined) {
        expect(locked.resolved).toMatch(/^https:\/\/registry\.npmjs\.org\//);
      }
    }
  });

  it('run nothing when they are installed: neither do we', () => {
    const running = Object.entries(packages).filter(([, { hasInstallScript }]) => hasInstallScript);
    expect(running.map(([path]) => path)).toEqual([]);
    expect(Object.keys(manifest.scripts).filter((name) => /install|prepare/.test(name))).toEqual(
      [],
    );
  });
});
