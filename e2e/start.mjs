// `npm start`: Node 20 cannot run TypeScript, Vite can.
import { runnerImport } from 'vite';

const { module } = await runnerImport('./e2e/start.ts', { configFile: false });
await module.start(process.argv.slice(2));
