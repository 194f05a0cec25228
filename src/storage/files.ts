import * as v from 'valibot';
import type { Finding } from '../domain/finding.ts';
import type { TaskId } from '../domain/plan.ts';
import { packRows, unpackRows } from '../domain/row-columns.ts';
import type { Database } from './database.ts';
import { findingsSchema, leftOutSchema } from './kept-schemas.ts';
import { FILES_CHANNEL } from './keys.ts';

/** What the person's files held, and which rows they unticked. */
export type KeptFiles = {
  readonly findings: readonly Finding[];
  readonly leftOut: readonly TaskId[];
};

/** Files belong to one journey: `id` is the journey's. */
export async function readFiles(database: Promise<Database>, id: string): Promise<KeptFiles> {
  const open = await database;
  const [findings, leftOut] = await Promise.all([
    open.get('kept', `${id}:findings`),
    open.get('kept', `${id}:left-out`),
  ]);
  const readFindings = v.safeParse(findingsSchema, findings);
  const readLeftOut = v.safeParse(leftOutSchema, leftOut);
  return {
    findings: readFindings.success ? unpackFindings(readFindings.output) : [],
    leftOut: readLeftOut.success ? readLeftOut.output : [],
  };
}

/** A file whose columns do not fit together is a file that was not kept. */
function unpackFindings(packed: v.InferOutput<typeof findingsSchema>): readonly Finding[] {
  return packed.flatMap((finding) => {
    const rows = unpackRows(finding.rows);
    return rows === undefined ? [] : [{ ...finding, rows } as Finding];
  });
}

export async function keepFindings(
  database: Promise<Database>,
  id: string,
  findings: readonly Finding[],
): Promise<void> {
  const packed = findings.map((finding) => ({ ...finding, rows: packRows(finding.rows) }));
  await (await database).put('kept', packed, `${id}:findings`);
}

export async function keepLeftOut(
  database: Promise<Database>,
  id: string,
  leftOut: readonly TaskId[],
): Promise<void> {
  await (await database).put('kept', leftOut, `${id}:left-out`);
}

/** Word between tabs that the files, or the choices among their rows, are others now. */
export type FilesNews = {
  readonly tell: () => void;
  /** Hears the other tabs, never this one. */
  readonly watch: (listener: () => void) => void;
};

export function openFilesNews(): FilesNews {
  const channel = new BroadcastChannel(FILES_CHANNEL);
  return {
    tell: () => channel.postMessage('changed'),
    watch: (listener) => channel.addEventListener('message', () => listener()),
  };
}
