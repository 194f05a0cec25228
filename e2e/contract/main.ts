import { mkdirSync, writeFileSync } from 'node:fs';
import { type Asked, readArguments, USAGE } from './arguments.ts';
import { CHECKS } from './checks/all.ts';
import { connect, leave } from './connect.ts';
import { createRealClock } from './contract-clock.ts';
import { PRETEND_PAIRS, runPretendPair } from './pretend.ts';
import { resolveNames } from './resolve-names.ts';
import { runChecks } from './run.ts';
import { type Column, countVerdicts, formatTable, hasFailures } from './table.ts';
import { createThirdOrigin } from './third-origin.ts';

/** @returns the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    console.log(USAGE);
    return 0;
  }
  try {
    const asked = readArguments(args, process.env);
    const columns = asked.kind === 'pretend' ? await runPretend(asked) : [await runReal(asked)];
    console.log(formatTable(columns));
    keepCounts(columns);
    return hasFailures(columns) ? 1 : 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 1;
  }
}

/** For the last line of `npm test`, which counts the tests of every runner. */
function keepCounts(columns: readonly Column[]): void {
  mkdirSync('e2e/results', { recursive: true });
  writeFileSync('e2e/results/contract.json', JSON.stringify(countVerdicts(columns)));
}

async function runPretend({ only, pairs }: Extract<Asked, { kind: 'pretend' }>): Promise<Column[]> {
  resolveNames([]);
  const thirdOrigin = createThirdOrigin();
  const checks = CHECKS.filter(({ id }) => only.test(id));
  const kinds = PRETEND_PAIRS.filter((name) => pairs.test(name));
  try {
    return await Promise.all(
      kinds.map(async (kind) => ({
        name: kind,
        results: await runPretendPair({ kind, checks, thirdOrigin }),
      })),
    );
  } finally {
    await thirdOrigin.close();
  }
}

async function runReal(asked: Extract<Asked, { kind: 'real' }>): Promise<Column> {
  resolveNames(asked.names);
  const clock = createRealClock(asked.patience);
  const thirdOrigin = createThirdOrigin(asked.names);
  const isHere = (origin: string) => {
    const { hostname } = new URL(origin);
    return /^(127\.|\[::1\]$)|(^|\.)localhost$/.test(hostname) || asked.names.includes(hostname);
  };
  const meet = (role: 'from' | 'to') =>
    connect({ role, clock, ...asked[role], loopback: isHere(asked[role].origin) });
  try {
    const [from, to] = await Promise.all([meet('from'), meet('to')]);
    const checks = CHECKS.filter(({ id }) => asked.only.test(id));
    const results = await runChecks({ from, to, clock, thirdOrigin }, checks, asked.tiers);
    await leave(from, [asked.from.account, asked.from.other]);
    await leave(to, [asked.to.account, asked.to.other]);
    const name = [from, to].map(({ facts }) => `${facts.name} ${facts.version}`).join(' → ');
    return { name, results };
  } finally {
    await thirdOrigin.close();
  }
}
