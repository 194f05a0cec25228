import type { Address } from '../domain/address.ts';
import type { FileProblem, Finding, Reject } from '../domain/finding.ts';
import type { Kind } from '../domain/kind.ts';
import type { RowOfFile } from '../domain/row.ts';
import { packRows, type RowColumns } from '../domain/row-columns.ts';
import { type ReadResult, readFile } from './read-file.ts';

/** `id` comes back with every message about this file. */
export type ReadRequest = {
  readonly id: number;
  readonly file: File;
  readonly own: readonly Address[];
};

/** Lines come in portions and before the rest, so that no message holds the page for long. */
export type ReadMessage = { readonly id: number } & (
  | RowsMessage
  | { readonly type: 'rejects'; readonly rejects: readonly Reject[] }
  | { readonly type: 'finding'; readonly finding: Pick<Finding, 'kind' | 'name' | 'certain'> }
  | { readonly type: 'problem'; readonly problem: FileProblem }
);

type RowsMessage = {
  readonly type: 'rows';
  readonly kind: Kind;
  readonly columns: RowColumns;
};

const PORTION = 2_000;

addEventListener('message', async ({ data }: MessageEvent<ReadRequest>) => {
  const result = await readFile({ name: data.file.name, bytes: data.file }, data.own);
  for (const message of messagesOf(data.id, result)) postMessage(message);
});

function* messagesOf(id: number, result: ReadResult): Generator<ReadMessage> {
  if (!result.ok) {
    yield { id, type: 'problem', problem: result.problem };
    return;
  }
  const { kind, name, certain, rows, rejects } = result.finding;
  for (const portion of portionsOf<RowOfFile[Kind]>(rows)) {
    yield { id, type: 'rows', kind, columns: packRows(kind, portion) };
  }
  for (const portion of portionsOf(rejects)) yield { id, type: 'rejects', rejects: portion };
  yield { id, type: 'finding', finding: { kind, name, certain } };
}

function* portionsOf<T>(lines: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < lines.length; start += PORTION) {
    yield lines.slice(start, start + PORTION);
  }
}
