import type { Address } from '../domain/address.ts';
import type { FileProblem, Finding } from '../domain/finding.ts';
import { packRows, type RowColumns } from '../domain/row-columns.ts';
import { type ReadResult, readFollowsFile } from './read-follows.ts';

/** `id` comes back with every message about this file. */
export type ReadRequest = {
  readonly id: number;
  readonly file: File;
  readonly own: readonly Address[];
};

/** Rows come in portions and before the rest, so that no message holds the page for long. */
export type ReadMessage = { readonly id: number } & (
  | { readonly type: 'rows'; readonly columns: RowColumns }
  | { readonly type: 'finding'; readonly finding: Omit<Finding, 'rows'> }
  | { readonly type: 'problem'; readonly problem: FileProblem }
);

const PORTION = 2_000;

addEventListener('message', async ({ data }: MessageEvent<ReadRequest>) => {
  const result = await readFollowsFile({ name: data.file.name, bytes: data.file }, data.own);
  for (const message of messagesOf(data.id, result)) postMessage(message);
});

function* messagesOf(id: number, result: ReadResult): Generator<ReadMessage> {
  if (!result.ok) {
    yield { id, type: 'problem', problem: result.problem };
    return;
  }
  const { rows, ...finding } = result.finding;
  for (let start = 0; start < rows.length; start += PORTION) {
    yield { id, type: 'rows', columns: packRows(rows.slice(start, start + PORTION)) };
  }
  yield { id, type: 'finding', finding };
}
