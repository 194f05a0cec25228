// `npm run simulate -- --seeds 5000 --from 501`: random worlds, as many as you like. Each is lived
// through twice, once with interruptions; one that goes wrong prints how to see it again.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '500' },
    from: { type: 'string', default: '1' },
  },
});
for (const [name, value] of Object.entries(values)) {
  if (/^[1-9]\d{0,8}$/.test(value)) continue;
  console.error(`--${name} is a whole number from 1 on, not ${value}.`);
  process.exit(2);
}

const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));
// A reporter of its own: the report of the unit tests stays as it is.
const { status } = spawnSync(
  process.execPath,
  [vitest, 'run', 'src/transfer/simulation', '--reporter=dot'],
  {
    stdio: 'inherit',
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: { ...process.env, SIMULATE_SEEDS: values.seeds, SIMULATE_FROM: values.from },
  },
);
process.exit(status ?? 1);
