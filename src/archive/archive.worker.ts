import type { ArchiveOf } from '../domain/archive-facts.ts';
import type { Finding, RefusedFile, Reject } from '../domain/finding.ts';
import type { FileKind } from '../domain/kind.ts';
import type { RowOfFile } from '../domain/row.ts';
import { packRows, type RowColumns } from '../domain/row-columns.ts';
import type { About, Given, GivenResult, ReadProgress } from './given.ts';
import { readGiven } from './read-given.ts';

/** `id` comes back with every message about it. */
export type ReadRequest = { readonly id: number; readonly given: Given; readonly about: About };

/**
 * Lines come in portions and before the rest of their file, so that no message holds the page for
 * long; `done` comes last.
 */
export type ReadMessage = { readonly id: number } & (
  | { readonly type: 'progress'; readonly progress: ReadProgress }
  | RowsMessage
  | { readonly type: 'rejects'; readonly rejects: readonly Reject[] }
  | { readonly type: 'finding'; readonly finding: Omit<Finding, 'rows' | 'rejects'> }
  | { readonly type: 'archive'; readonly archive: ArchiveOf<Blob> }
  | { readonly type: 'refused'; readonly refused: RefusedFile }
  | { readonly type: 'done' }
);

type RowsMessage = {
  readonly type: 'rows';
  readonly kind: FileKind;
  readonly columns: RowColumns;
};

const PORTION = 2_000;

addEventListener('message', async ({ data }: MessageEvent<ReadRequest>) => {
  const { id, given, about } = data;
  const onProgress = (progress: ReadProgress) => postMessage({ id, type: 'progress', progress });
  const result = await readGiven(given, about, onProgress);
  for (const message of messagesOf(id, result)) postMessage(message);
});

function* messagesOf(
  id: number,
  { findings, archives, refused }: GivenResult,
): Generator<ReadMessage> {
  for (const { rows, rejects, ...finding } of findings) {
    for (const portion of portionsOf<RowOfFile[FileKind]>(rows)) {
      const columns = packRows<FileKind>(finding.kind, portion);
      yield { id, type: 'rows', kind: finding.kind, columns };
    }
    for (const portion of portionsOf(rejects)) yield { id, type: 'rejects', rejects: portion };
    yield { id, type: 'finding', finding };
  }
  for (const archive of archives) yield { id, type: 'archive', archive };
  for (const one of refused) yield { id, type: 'refused', refused: one };
  yield { id, type: 'done' };
}

function* portionsOf<T>(lines: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < lines.length; start += PORTION) {
    yield lines.slice(start, start + PORTION);
  }
}
