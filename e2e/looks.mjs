// `npm run looks`: Node 20 cannot run TypeScript, Vite can.
import { runnerImport } from 'vite';

const { module } = await runnerImport('./e2e/looks.ts', { configFile: false });
await module.looks(process.argv.slice(2));
