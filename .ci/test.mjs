// `npm test`: each stage in turn, the cheapest first; the first that fails ends it. The last line
// counts the tests of every runner that came to run.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';

const STAGES = ['lint', 'types', 'unit', 'contract', 'build', 'build:practice', 'e2e'];
const results = new URL('../e2e/results/', import.meta.url);

rmSync(results, { recursive: true, force: true });
const failedStage = STAGES.find((stage) => {
  const { status } = spawnSync('npm', ['run', '--silent', stage], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  return status !== 0;
});

const counts = [unitCounts(), read('contract.json') ?? { passed: 0, failed: 0 }, e2eCounts()];
const passed = sum(counts.map((count) => count.passed));
const failed = sum(counts.map((count) => count.failed));
if (failedStage !== undefined) console.error(`\nnpm run ${failedStage} failed.`);
// A stage without tests of its own (lint, types, build) counts as one when it fails.
console.log(`\n${passed} passed, ${Math.max(failed, failedStage === undefined ? 0 : 1)} failed`);
process.exit(failedStage === undefined && failed === 0 ? 0 : 1);

function unitCounts() {
  const report = read('unit.json');
  return { passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0 };
}

function e2eCounts() {
  const stats = read('e2e.json')?.stats;
  // A test that passed only at its second try is no test that passed.
  return {
    passed: stats?.expected ?? 0,
    failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0),
  };
}

function read(name) {
  try {
    return JSON.parse(readFileSync(new URL(name, results), 'utf8'));
  } catch {
    return undefined;
  }
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
