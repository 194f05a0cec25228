import * as v from 'valibot';
import type { ArchiveOf } from '../domain/archive-facts.ts';
import type { Finding } from '../domain/finding.ts';
import { packRows, unpackInSteps } from '../domain/row-columns.ts';
import { inSteps } from '../domain/steps.ts';
import { archivesSchema } from './archive-schemas.ts';
import type { Database } from './database.ts';
import { findingsSchema } from './finding-schemas.ts';

/** What the person's files held. */
export type KeptFiles = {
  readonly findings: readonly Finding[];
  /** Of the findings of archives: what else is known of them, and the pictures in them. */
  readonly archives: readonly ArchiveOf<Blob>[];
};

/**
 * They belong to one journey: `id` is the journey's. What cannot be read was not kept.
 *
 * @param breathe lets the page do what waits; called every few milliseconds
 */
export async function readFiles(
  database: Promise<Database>,
  id: string,
  breathe: () => Promise<void>,
): Promise<KeptFiles> {
  const opened = await database;
  const findings = v.safeParse(findingsSchema, await opened.get('kept', `${id}:findings`));
  const archives = v.safeParse(archivesSchema, await opened.get('kept', `${id}:archives`));
  return {
    findings: findings.success ? await unpackFindings(findings.output, breathe) : [],
    archives: archives.success ? archives.output : [],
  };
}

/** A file whose columns do not fit together is a file that was not kept. */
async function unpackFindings(
  packed: v.InferOutput<typeof findingsSchema>,
  breathe: () => Promise<void>,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const finding of packed) {
    const rows = await inSteps(unpackInSteps(finding.kind, finding.rows), breathe);
    // The schema tells by the kind what is in the columns.
    if (rows !== undefined) findings.push({ ...finding, rows } as Finding);
  }
  return findings;
}

/** Both or neither. */
export async function keepFiles(
  database: Promise<Database>,
  id: string,
  { findings, archives }: KeptFiles,
): Promise<void> {
  const packed = findings.map((finding) => {
    const rows = packRows(finding.kind, finding.rows);
    return { ...finding, rows };
  });
  const writing = (await database).transaction('kept', 'readwrite');
  await Promise.all([
    writing.store.put(packed, `${id}:findings`),
    writing.store.put(archives, `${id}:archives`),
    writing.done,
  ]);
}
