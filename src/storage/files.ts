import * as v from 'valibot';
import type { Finding } from '../domain/finding.ts';
import { packRows, unpackRows } from '../domain/row-columns.ts';
import type { Database } from './database.ts';
import { findingsSchema } from './finding-schemas.ts';

/** What the person's files held. They belong to one journey: `id` is the journey's. */
export async function readFindings(
  database: Promise<Database>,
  id: string,
): Promise<readonly Finding[]> {
  const kept = await (await database).get('kept', `${id}:findings`);
  const read = v.safeParse(findingsSchema, kept);
  return read.success ? unpackFindings(read.output) : [];
}

/** A file whose columns do not fit together is a file that was not kept. */
function unpackFindings(packed: v.InferOutput<typeof findingsSchema>): readonly Finding[] {
  return packed.flatMap((finding) => {
    const rows = unpackRows(finding.kind, finding.rows);
    // The schema tells by the kind what is in the columns.
    return rows === undefined ? [] : [{ ...finding, rows } as Finding];
  });
}

export async function keepFindings(
  database: Promise<Database>,
  id: string,
  findings: readonly Finding[],
): Promise<void> {
  const packed = findings.map((finding) => {
    const rows = packRows(finding.kind, finding.rows);
    return { ...finding, rows };
  });
  await (await database).put('kept', packed, `${id}:findings`);
}
