import * as v from 'valibot';
import { OUTCOME_CODES, type OutcomeCode } from '../domain/outcome.ts';
import { TASK_KINDS } from '../domain/plan.ts';
import type { TaskId } from '../domain/task.ts';
import { addressSchema, count, id, moment } from './schemas.ts';

/** What is kept of runs: apart from schemas.ts, which the first screen needs. */

/**
 * The longest is that of a post in a filter: a title of 5,000 characters, which is what is read of a
 * server or a file, and an address of 2,048 (domain/post-uri.ts).
 */
const MAX_TASK_ID = 8_000;

const KINDS: ReadonlySet<string> = new Set(TASK_KINDS);

/** `kind:subject`; the profile is one of its kind and has none. */
export const taskIdSchema = v.custom<TaskId>((input) => {
  if (typeof input !== 'string' || input.length > MAX_TASK_ID) return false;
  const colon = input.indexOf(':');
  const kind = input.slice(0, Math.max(0, colon));
  return KINDS.has(kind) && (kind === 'profile') === (colon === input.length - 1);
});

const CARRIED = ['done', 'already', 'waiting'] as const;
type Bare = Exclude<OutcomeCode, (typeof CARRIED)[number] | 'moved-away'>;
const isBare = (code: OutcomeCode): code is Bare =>
  code !== 'moved-away' && !(CARRIED as readonly OutcomeCode[]).includes(code);

const outcomeSchema = v.union([
  v.object({
    code: v.picklist(CARRIED),
    targetId: v.exactOptional(id),
    as: v.exactOptional(addressSchema),
  }),
  v.object({ code: v.literal('moved-away'), to: addressSchema }),
  v.object({ code: v.picklist(OUTCOME_CODES.filter(isBare)) }),
]);

export const journalEntrySchema = v.variant('type', [
  v.object({ type: v.literal('intent'), task: taskIdSchema, at: v.number() }),
  v.object({ type: v.literal('retry'), task: taskIdSchema, at: v.number() }),
  v.object({
    type: v.literal('outcome'),
    task: taskIdSchema,
    at: v.number(),
    outcome: outcomeSchema,
  }),
]);

const budgetSchema = v.object({
  told: v.exactOptional(v.object({ limit: count, remaining: count, resetAt: moment })),
  exact: v.boolean(),
  sent: count,
  countedUntil: moment,
});

export const limitsSchema = v.object({
  budgets: v.object({ unsigned: budgetSchema, signed: budgetSchema, follows: budgetSchema }),
  offset: v.exactOptional(v.object({ least: moment, most: moment })),
  departures: v.pipe(v.array(moment), v.maxLength(20)),
});
