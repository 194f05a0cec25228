// `npm run looks`: photographs every state of the crossing.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import { findBrowser } from './find-browser.mjs';

/** A build of its own: tests may be reading the other one. */
const OUT = 'e2e/results/looks-dist';

// In a process of its own: `runnerImport` makes this one a development environment, and React
// with it.
const vite = fileURLToPath(new URL('../node_modules/vite/bin/vite.js', import.meta.url));
const flags = [
  'build',
  '--mode',
  'practice',
  '--outDir',
  OUT,
  '--emptyOutDir',
  '--logLevel',
  'error',
];
execFileSync(process.execPath, [vite, ...flags], { stdio: 'inherit' });

const { module } = await runnerImport('./e2e/looks.ts', { configFile: false });
await module.looks(OUT, findBrowser(), process.argv.slice(2));
