// `npm run bench`: measures against the bounds, prints a table and writes bench.json.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import { findBrowser } from './find-browser.mjs';

// In a process of its own: `runnerImport` makes this one a development environment, and React
// with it.
const vite = fileURLToPath(new URL('../node_modules/vite/bin/vite.js', import.meta.url));
const built = (...flags) =>
  execFileSync(process.execPath, [vite, 'build', ...flags, '--logLevel', 'error'], {
    stdio: 'inherit',
  });
// The page to host, whose speed counts; and the one that reaches the pretend servers.
built();
built('--mode', 'practice', '--outDir', 'e2e/results/practice');

const { module } = await runnerImport('./e2e/bench/bench.ts', { configFile: false });
process.exit(await module.bench(findBrowser()));
