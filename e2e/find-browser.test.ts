import { describe, expect, it } from 'vitest';
import { findBrowser, WHAT_TO_DO } from './find-browser.mjs';

type Machine = Parameters<typeof findBrowser>[0] & object;

/** A machine with these programs; `brings` tells what a command, or a whole line, adds to them. */
function machine(
  given: Partial<Machine> & { programs?: string[]; brings?: Record<string, string> },
) {
  const programs = new Set(given.programs ?? []);
  const ran: string[] = [];
  const made = {
    env: { PATH: '/usr/bin' },
    isRoot: true,
    isDebian: true,
    playwrightPath: '/home/.cache/chrome',
    isProgram: (path: string) => programs.has(path),
    run: (command: string, args: readonly string[]) => {
      ran.push([command, ...args].join(' '));
      const brought = given.brings?.[[command, ...args].join(' ')] ?? given.brings?.[command];
      if (brought !== undefined && !args.includes('update')) programs.add(brought);
      return brought !== undefined;
    },
    say: () => {},
    ...given,
  } as Machine;
  return { made, ran };
}

describe('findBrowser', () => {
  it('takes CHROMIUM_PATH before everything', () => {
    const { made } = machine({
      env: { PATH: '/usr/bin', CHROMIUM_PATH: '/opt/c' },
      programs: ['/opt/c', '/usr/bin/chromium'],
    });
    expect(findBrowser(made)).toBe('/opt/c');
  });

  it('says so when CHROMIUM_PATH leads nowhere', () => {
    const { made } = machine({ env: { CHROMIUM_PATH: '/nowhere' } });
    expect(() => findBrowser(made)).toThrow('CHROMIUM_PATH is /nowhere');
  });

  it.each([
    'chromium-headless-shell',
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
  ])('finds %s of the system', (name) => {
    const { made, ran } = machine({ programs: [`/usr/bin/${name}`] });
    expect(findBrowser(made)).toBe(`/usr/bin/${name}`);
    expect(ran).toEqual([]);
  });

  it("finds Playwright's own without installing anything", () => {
    const { made, ran } = machine({ programs: ['/home/.cache/chrome'] });
    expect(findBrowser(made)).toBe('/home/.cache/chrome');
    expect(ran).toEqual([]);
  });

  it('asks Playwright first', () => {
    const { made, ran } = machine({ brings: { npx: '/home/.cache/chrome' } });
    expect(findBrowser(made)).toBe('/home/.cache/chrome');
    expect(ran).toEqual(['npx playwright install --with-deps chromium']);
  });

  it('takes the package of Debian when Playwright has none', () => {
    const { made, ran } = machine({ brings: { 'apt-get': '/usr/bin/chromium-headless-shell' } });
    expect(findBrowser(made)).toBe('/usr/bin/chromium-headless-shell');
    expect(ran.slice(1)).toEqual(['apt-get update', 'apt-get install -y chromium-headless-shell']);
  });

  it('takes the whole browser where Debian has no shell', () => {
    const line = 'apt-get install -y chromium';
    const { made, ran } = machine({ brings: { [line]: '/usr/bin/chromium' } });
    expect(findBrowser(made)).toBe('/usr/bin/chromium');
    expect(ran.at(-1)).toBe(line);
  });

  it('takes the shell before the browser it is the engine of', () => {
    const { made } = machine({
      programs: ['/usr/bin/chromium', '/usr/bin/chromium-headless-shell'],
    });
    expect(findBrowser(made)).toBe('/usr/bin/chromium-headless-shell');
  });

  it.each([{ isRoot: false }, { isDebian: false }, {}])('says what to do: %o', (without) => {
    const { made } = machine(without);
    expect(() => findBrowser(made)).toThrow(WHAT_TO_DO);
  });
});
