// Where a Chromium is, or how to get one. Everything it touches is passed in, so that each
// way can be tried without the machine it is for.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

/** The shell first: the same engine without a browser's frame, which nobody sees here. */
const COMMANDS = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];
const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

export const WHAT_TO_DO =
  'No Chromium was found and none could be installed: install Chromium or Chrome, or set CHROMIUM_PATH to one.';

/**
 * The path of a Chromium: CHROMIUM_PATH, the system's, Playwright's own; failing that
 * Playwright's download, and at last Debian's package where this user may install it.
 *
 * @param {ReturnType<typeof thisMachine>} machine
 * @returns {string} absolute path
 * @throws {Error} with one sentence that says what to do
 */
export function findBrowser(machine = thisMachine()) {
  const { env, isProgram } = machine;
  if (env.CHROMIUM_PATH) {
    if (isProgram(env.CHROMIUM_PATH)) return env.CHROMIUM_PATH;
    throw new Error(`CHROMIUM_PATH is ${env.CHROMIUM_PATH}, where there is no program.`);
  }
  const found = installed(machine);
  if (found !== undefined) return found;
  machine.say('No Chromium here: asking Playwright to install one.');
  machine.run('npx', ['playwright', 'install', '--with-deps', 'chromium']);
  const fetched = installed(machine);
  if (fetched !== undefined) return fetched;
  if (machine.isRoot && machine.isDebian) {
    machine.say("That did not work: installing the system's own package.");
    machine.run('apt-get', ['update']);
    const install = (name) => machine.run('apt-get', ['install', '-y', name]);
    // Older releases have no package of its own for it.
    if (!install('chromium-headless-shell')) install('chromium');
  }
  const last = installed(machine);
  if (last === undefined) throw new Error(WHAT_TO_DO);
  return last;
}

function installed({ env, isProgram, playwrightPath }) {
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command)));
  return [...onPath, ...ELSEWHERE, playwrightPath].find(isProgram);
}

export function thisMachine() {
  return {
    env: process.env,
    isRoot: process.getuid?.() === 0,
    isDebian:
      existsSync('/etc/os-release') && /debian/.test(readFileSync('/etc/os-release', 'utf8')),
    playwrightPath: chromium.executablePath(),
    isProgram(path) {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    },
    run: (command, args) => spawnSync(command, args, { stdio: 'inherit' }).status === 0,
    say: (text) => console.error(text),
  };
}

/** Runs Playwright's own command line with the browser found; answers its exit status. */
export function runPlaywright(args, env = {}) {
  const cli = createRequire(import.meta.url).resolve('@playwright/test/cli');
  const config = new URL('./playwright.config.ts', import.meta.url).pathname;
  const { status } = spawnSync(process.execPath, [cli, 'test', '--config', config, ...args], {
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  return status ?? 1;
}
