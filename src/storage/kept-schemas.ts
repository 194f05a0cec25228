import * as v from 'valibot';
import { OUTCOME_CODES } from '../domain/outcome.ts';
import type { TaskId } from '../domain/plan.ts';
import { addressSchema, count, id, moment, text } from './schemas.ts';

/** What is kept of files and runs: apart from schemas.ts, which the first screen needs. */

const taskIdSchema = v.custom<TaskId>(
  (input) => typeof input === 'string' && input.startsWith('follows:'),
);

export const leftOutSchema = v.array(taskIdSchema);

const followOptionsSchema = v.object({
  reblogs: v.exactOptional(v.boolean()),
  notify: v.exactOptional(v.boolean()),
  languages: v.exactOptional(v.array(v.string())),
});

export const findingsSchema = v.array(
  v.object({
    kind: v.literal('follows'),
    name: text,
    certain: v.boolean(),
    rows: v.object({
      lines: v.instance(Uint32Array),
      addresses: v.string(),
      options: v.array(followOptionsSchema),
      optionsAt: v.instance(Uint32Array),
    }),
    rejects: v.array(
      v.object({
        line: count,
        cells: v.array(v.string()),
        reason: v.picklist([
          'empty',
          'no-server',
          'bad-user',
          'bad-server',
          'too-long',
          'duplicate',
          'own-account',
        ]),
      }),
    ),
  }),
);

const WITH_ACCOUNT = ['done', 'already', 'waiting'] as const;
const outcomeSchema = v.union([
  v.object({
    code: v.picklist(WITH_ACCOUNT),
    accountId: id,
    as: v.exactOptional(addressSchema),
  }),
  v.object({ code: v.literal('moved-away'), to: addressSchema }),
  v.object({
    code: v.picklist(
      OUTCOME_CODES.filter(
        (code): code is Exclude<typeof code, (typeof WITH_ACCOUNT)[number] | 'moved-away'> =>
          code !== 'moved-away' && !(WITH_ACCOUNT as readonly string[]).includes(code),
      ),
    ),
  }),
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
