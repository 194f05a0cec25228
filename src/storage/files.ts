import * as v from 'valibot';
import type { Finding } from '../domain/finding.ts';
import type { TaskId } from '../domain/plan.ts';
import type { Database } from './database.ts';
import { findingsSchema, leftOutSchema } from './schemas.ts';

/** What the person's files held, and which rows they unticked. */
export type KeptFiles = {
  readonly findings: readonly Finding[];
  readonly leftOut: readonly TaskId[];
};

export async function readFiles(database: Promise<Database>): Promise<KeptFiles> {
  const open = await database;
  const [findings, leftOut] = await Promise.all([
    open.get('kept', 'findings'),
    open.get('kept', 'left-out'),
  ]);
  const readFindings = v.safeParse(findingsSchema, findings);
  const readLeftOut = v.safeParse(leftOutSchema, leftOut);
  return {
    findings: readFindings.success ? (readFindings.output as readonly Finding[]) : [],
    leftOut: readLeftOut.success ? readLeftOut.output : [],
  };
}

export async function keepFindings(
  database: Promise<Database>,
  findings: readonly Finding[],
): Promise<void> {
  await (await database).put('kept', findings, 'findings');
}

export async function keepLeftOut(
  database: Promise<Database>,
  leftOut: readonly TaskId[],
): Promise<void> {
  await (await database).put('kept', leftOut, 'left-out');
}
