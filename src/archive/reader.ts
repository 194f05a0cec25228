import type { ArchiveOf } from '../domain/archive-facts.ts';
import type { Finding, RefusedFile, Reject } from '../domain/finding.ts';
import type { FileKind } from '../domain/kind.ts';
import type { RowOfFile } from '../domain/row.ts';
import { unpackRows } from '../domain/row-columns.ts';
import type { ReadMessage, ReadRequest } from './archive.worker.ts';
import type { About, Given, GivenResult, ReadProgress } from './given.ts';

/** What a reading rejects with when it was called off. Nothing else makes it reject. */
export class ReadAborted extends Error {
  override readonly name = 'AbortError';
  readonly code = 'aborted';
}

export type ReadOptions = {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: ReadProgress) => void) | undefined;
};

export type Reader = {
  /** Starts the worker before there is a file: its start is a third of a first reading. */
  readonly prepare: () => void;
  /** A worker that dies is an unreadable file. Aborting ends the worker in the middle of it. */
  readonly read: (given: Given, about: About, options?: ReadOptions) => Promise<GivenResult>;
  /** Ends the worker and calls off what was waiting for it. The next file starts another. */
  readonly close: () => void;
};

type Reading = {
  readonly request: ReadRequest;
  readonly onProgress: ReadOptions['onProgress'];
  readonly rows: RowOfFile[FileKind][];
  readonly rejects: Reject[];
  readonly findings: Finding[];
  readonly archives: ArchiveOf<Blob>[];
  readonly refused: RefusedFile[];
  readonly resolve: (result: GivenResult) => void;
  readonly reject: (error: ReadAborted) => void;
};

/**
 * Reads what is given in a worker, one after the other, so that the page stays free. The worker
 * starts with the first; how is told from outside, since Trusted Types want a policy for it.
 */
export function createReader(startWorker: () => Worker): Reader {
  /** The first is with the worker. */
  const queue: Reading[] = [];
  let worker: Worker | undefined;
  let lastId = 0;

  function handOver(): void {
    const current = queue[0];
    if (current === undefined) return;
    try {
      worker ??= listenTo(startWorker());
      worker.postMessage(current.request);
    } catch {
      giveUp();
    }
  }

  function listenTo(started: Worker): Worker {
    started.addEventListener('message', ({ data }: MessageEvent<ReadMessage>) => take(data));
    // Either event may still come from a worker that has been ended.
    const crash = () => worker === started && giveUp();
    started.addEventListener('error', crash);
    started.addEventListener('messageerror', crash);
    return started;
  }

  function take(message: ReadMessage): void {
    const current = queue[0];
    if (current?.request.id !== message.id) return;
    switch (message.type) {
      case 'progress':
        current.onProgress?.(message.progress);
        break;
      case 'rows': {
        const rows = unpackRows<FileKind>(message.kind, message.columns);
        if (rows === undefined) giveUp();
        else current.rows.push(...rows);
        break;
      }
      case 'rejects':
        current.rejects.push(...message.rejects);
        break;
      case 'finding': {
        const [rows, rejects] = [current.rows.splice(0), current.rejects.splice(0)];
        // The worker sends the rows of a file, and its kind, together.
        current.findings.push({ ...message.finding, rows, rejects } as Finding);
        break;
      }
      case 'archive':
        current.archives.push(message.archive);
        break;
      case 'refused':
        current.refused.push(message.refused);
        break;
      case 'done': {
        const { findings, archives, refused } = settle(current);
        current.resolve({ findings, archives, refused });
        break;
      }
    }
  }

  function giveUp(): void {
    endWorker();
    const current = queue[0];
    if (current === undefined) return;
    const { name } = settle(current).request.given;
    const refused = [{ name, problem: { code: 'unreadable' } as const }];
    current.resolve({ findings: [], archives: [], refused });
  }

  /** Takes a reading out of the queue, and hands the next one over if it was its turn. */
  function settle(reading: Reading): Reading {
    const place = queue.indexOf(reading);
    queue.splice(place, 1);
    if (place === 0) handOver();
    return reading;
  }

  function abort(reading: Reading): void {
    if (!queue.includes(reading)) return;
    if (queue[0] === reading) endWorker();
    settle(reading).reject(new ReadAborted());
  }

  function endWorker(): void {
    worker?.terminate();
    worker = undefined;
  }

  return {
    prepare() {
      try {
        worker ??= listenTo(startWorker());
      } catch {
        // The first file will tell.
      }
    },
    async read(given, about, { signal, onProgress } = {}) {
      if (signal?.aborted === true) throw new ReadAborted();
      const { promise, resolve, reject } = withResolvers();
      lastId += 1;
      const reading: Reading = {
        request: { id: lastId, given, about },
        ...{ onProgress, resolve, reject },
        ...{ rows: [], rejects: [], findings: [], archives: [], refused: [] },
      };
      const onAbort = () => abort(reading);
      signal?.addEventListener('abort', onAbort);
      queue.push(reading);
      if (queue.length === 1) handOver();
      return promise.finally(() => signal?.removeEventListener('abort', onAbort));
    },
    close() {
      endWorker();
      for (const reading of queue.splice(0)) reading.reject(new ReadAborted());
    },
  };
}

function withResolvers() {
  let resolve: Reading['resolve'] = () => {};
  let reject: Reading['reject'] = () => {};
  const promise = new Promise<GivenResult>((onResult, onAbort) => {
    resolve = onResult;
    reject = onAbort;
  });
  return { promise, resolve, reject };
}
