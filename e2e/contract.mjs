// `npm run contract`: Node 20 cannot run TypeScript, Vite can.
import { runnerImport } from 'vite';

const { module } = await runnerImport('./e2e/contract/main.ts', { configFile: false });
process.exitCode = await module.main(process.argv.slice(2));
