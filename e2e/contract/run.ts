import { Broken, type Check, Inapplicable, TIERS, type Tier } from './check.ts';
import type { ContractClock } from './contract-clock.ts';
import type { Side } from './side.ts';
import type { ThirdOrigin } from './third-origin.ts';

export type Verdict =
  | { readonly kind: 'passed' }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'inapplicable'; readonly reason: string };

export type Result = {
  readonly check: Check;
  readonly verdict: Verdict;
  /** What one side could not show, when the other did. */
  readonly notes: readonly string[];
};

export type Pair = {
  readonly from: Side;
  readonly to: Side;
  readonly clock: ContractClock;
  readonly thirdOrigin: ThirdOrigin;
};

/** How long servers take to tell each other something, in milliseconds. */
const UNDER_WAY = 2_000;

/** Puts every check of the tiers to the pair, in the order of the tiers, and goes on after failures. */
export async function runChecks(
  pair: Pair,
  checks: readonly Check[],
  tiers: readonly Tier[],
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const tier of TIERS) {
    for (const check of checks.filter((one) => one.tier === tier)) {
      results.push(
        tiers.includes(tier)
          ? await runCheck(pair, check)
          : {
              check,
              verdict: { kind: 'inapplicable', reason: `not asked for: --${tier}` },
              notes: [],
            },
      );
    }
  }
  return results;
}

async function runCheck(pair: Pair, check: Check): Promise<Result> {
  const seen: { side: string; verdict: Verdict }[] = [];
  for (const [here, there] of sidesOf(pair, check)) {
    seen.push({ side: here.role, verdict: await runOn(pair, check, here, there) });
  }
  const told = (kind: Verdict['kind']) =>
    seen.flatMap(({ side, verdict }) =>
      verdict.kind === kind && verdict.kind !== 'passed' ? [`${side}: ${verdict.reason}`] : [],
    );
  const broken = told('failed');
  const notes = told('inapplicable');
  if (broken.length > 0) {
    return { check, verdict: { kind: 'failed', reason: broken.join(' | ') }, notes };
  }
  if (seen.some(({ verdict }) => verdict.kind === 'passed')) {
    return { check, verdict: { kind: 'passed' }, notes };
  }
  const reasons = [...new Set(notes.map((note) => note.replace(/^(from|to): /, '')))];
  return { check, verdict: { kind: 'inapplicable', reason: reasons.join(' | ') }, notes: [] };
}

function sidesOf(
  { from, to }: Pair,
  { on }: Check,
): readonly (readonly [here: Side, there: Side])[] {
  const alike = from.facts.name === to.facts.name && from.facts.version === to.facts.version;
  switch (on) {
    case 'pair':
      return [[from, to]];
    case 'distinct':
      return alike
        ? [[to, from]]
        : [
            [from, to],
            [to, from],
          ];
    case 'each':
      return [
        [from, to],
        [to, from],
      ];
  }
}

async function runOn(pair: Pair, check: Check, here: Side, there: Side): Promise<Verdict> {
  const said = check.applies(here.facts, there.facts);
  if (said !== true) return { kind: 'inapplicable', reason: said };
  const undoing: (() => Promise<unknown>)[] = [];
  const { clock, thirdOrigin } = pair;
  const later = (undo: () => Promise<unknown>) => void undoing.push(undo);
  const verdict = await judge(() => check.run({ here, there, clock, thirdOrigin, later }));
  const left = await judge(async () => {
    for (const undo of undoing.reverse()) await undo();
    // What was undone is still under way to the other server, and would meet the next check.
    if (undoing.length > 0) await clock.reach(clock.now() + UNDER_WAY, 'what is under way');
  });
  if (left.kind === 'passed' || verdict.kind === 'failed') return verdict;
  return { kind: 'failed', reason: `not undone: ${left.reason}` };
}

async function judge(work: () => Promise<void>): Promise<Verdict> {
  try {
    await work();
    return { kind: 'passed' };
  } catch (error) {
    if (error instanceof Inapplicable) return { kind: 'inapplicable', reason: error.message };
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: 'failed', reason: error instanceof Broken ? reason : `${reason} (unexpected)` };
  }
}
