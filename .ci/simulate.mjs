// `npm run simulate -- --seeds 5000 --from 501`: lives through as many random worlds as wanted.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '500' }, from: { type: 'string', default: '1' } },
});
const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));
const { status } = spawnSync(
  process.execPath,
  [vitest, 'run', '--reporter', 'dot', 'src/transfer/simulation.test.ts'],
  {
    stdio: 'inherit',
    env: { ...process.env, SIMULATE_SEEDS: values.seeds, SIMULATE_FROM: values.from },
  },
);
process.exit(status ?? 1);
