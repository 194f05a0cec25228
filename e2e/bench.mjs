// `npm run bench`: measures against the bounds, prints a table and writes bench.json.
import { runnerImport } from 'vite';
import { findBrowser } from './find-browser.mjs';

const { module } = await runnerImport('./e2e/bench/bench.ts', { configFile: false });
process.exit(await module.bench(findBrowser()));
