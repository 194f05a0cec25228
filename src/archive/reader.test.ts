import { describe, expect, it } from 'vitest';
import { parseAddress } from '../domain/address.ts';
import type { ArchiveOf } from '../domain/archive-facts.ts';
import type { RowOfFile } from '../domain/row.ts';
import { packRows } from '../domain/row-columns.ts';
import type { ReadMessage, ReadRequest } from './archive.worker.ts';
import type { About, Given, GivenResult } from './given.ts';
import { createReader, ReadAborted } from './reader.ts';

/** A worker that answers when the test says so. */
class FakeWorker extends EventTarget {
  readonly requests: ReadRequest[] = [];
  ended = false;
  postMessage(request: ReadRequest) {
    this.requests.push(request);
  }
  terminate() {
    this.ended = true;
  }
  say(message: ReadMessage) {
    this.dispatchEvent(new MessageEvent('message', { data: message }));
  }
  find(request: ReadRequest | undefined) {
    if (request === undefined) throw new Error('Nothing was asked.');
    const {
      id,
      given: { name },
    } = request;
    for (const line of [1, 2]) {
      this.say({ id, type: 'rows', kind: 'mutes', columns: packRows('mutes', [rowAt(line)]) });
    }
    this.say({ id, type: 'rejects', rejects: [{ line: 3, cells: ['?'], reason: 'bad-user' }] });
    this.say({ id, type: 'rejects', rejects: [{ line: 4, cells: [''], reason: 'empty' }] });
    this.say({ id, type: 'finding', finding: { kind: 'mutes', name, certain: true } });
    this.say({ id, type: 'done' });
  }
}

function rowAt(line: number): RowOfFile['mutes'] {
  const address = parseAddress(`user${line}@x.example`);
  if (!address.ok) throw new Error(address.problem);
  return { line, address: address.value, notifications: line === 1 };
}

function setUp() {
  const workers: FakeWorker[] = [];
  const reader = createReader(() => {
    workers.push(new FakeWorker());
    return workers.at(-1) as unknown as Worker;
  });
  return { workers, reader };
}

const file = (name: string): Given => ({ type: 'file', name, file: new File(['x'], name) });
const NOBODY: About = { own: [] };
const unreadable = (name = 'a.csv') => ({
  ...{ findings: [], archives: [] },
  refused: [{ name, problem: { code: 'unreadable' } }],
});
const isRead = ({ findings }: GivenResult) => findings.length === 1;

describe('createReader', () => {
  it('starts the worker with the first file and puts its lines together again', async () => {
    const { workers, reader } = setUp();
    expect(workers).toHaveLength(0);
    const reading = reader.read(file('a.csv'), NOBODY);
    workers[0]?.find(workers[0].requests[0]);
    const result = await reading;
    expect(result).toEqual({
      findings: [
        {
          ...{ kind: 'mutes', name: 'a.csv', certain: true, rows: [rowAt(1), rowAt(2)] },
          rejects: [
            { line: 3, cells: ['?'], reason: 'bad-user' },
            { line: 4, cells: [''], reason: 'empty' },
          ],
        },
      ],
      ...{ archives: [], refused: [] },
    });
  });

  it('gives everything that was in one thing, and tells how far it is', async () => {
    const { workers, reader } = setUp();
    const told: unknown[] = [];
    const reading = reader.read(file('a.zip'), NOBODY, { onProgress: (one) => told.push(one) });
    const facts = { name: 'a.zip', posts: 1 } as ArchiveOf<Blob>['facts'];
    const refused = { name: 'a.zip/b.csv', problem: { code: 'empty' } } as const;
    const [worker] = workers;
    worker?.say({ id: 1, type: 'progress', progress: { read: 1, total: 2 } });
    for (const name of ['one', 'two']) {
      const columns = packRows('mutes', [rowAt(1)]);
      worker?.say({ id: 1, type: 'rows', kind: 'mutes', columns });
      worker?.say({ id: 1, type: 'finding', finding: { kind: 'mutes', name, certain: true } });
    }
    worker?.say({ id: 1, type: 'archive', archive: { facts, pictures: {} } });
    worker?.say({ id: 1, type: 'refused', refused });
    worker?.say({ id: 1, type: 'done' });
    const result = await reading;
    expect(told).toEqual([{ read: 1, total: 2 }]);
    expect(result.findings.map(({ name, rows }) => [name, rows.length])).toEqual([
      ['one', 1],
      ['two', 1],
    ]);
    expect(result.archives).toEqual([{ facts, pictures: {} }]);
    expect(result.refused).toEqual([refused]);
  });

  it('reads no file by halves: rows that do not come through are an unreadable file', async () => {
    const { workers, reader } = setUp();
    const first = reader.read(file('a.csv'), NOBODY);
    const second = reader.read(file('b.csv'), NOBODY);
    const columns = { ...packRows('mutes', [rowAt(1)]), subjects: 'nobody' };
    workers[0]?.say({ id: 1, type: 'rows', kind: 'mutes', columns });
    expect(await first).toEqual(unreadable());
    workers[1]?.find(workers[1].requests[0]);
    expect(isRead(await second)).toBe(true);
  });

  it('has the worker ready before the first file, once', async () => {
    const { workers, reader } = setUp();
    reader.prepare();
    reader.prepare();
    const reading = reader.read(file('a.csv'), NOBODY);
    workers[0]?.find(workers[0].requests[0]);
    expect(isRead(await reading)).toBe(true);
    expect(workers).toHaveLength(1);
  });

  it('hands files over one at a time, to the same worker', async () => {
    const { workers, reader } = setUp();
    const first = reader.read(file('a.csv'), NOBODY);
    const second = reader.read(file('b.csv'), NOBODY);
    const [worker] = workers;
    expect(worker?.requests).toHaveLength(1);
    worker?.say({ id: 1, type: 'done' });
    expect(await first).toEqual({ findings: [], archives: [], refused: [] });
    worker?.find(worker.requests[1]);
    const result = await second;
    expect(result.findings[0]?.name).toBe('b.csv');
    expect(workers).toHaveLength(1);
  });

  it('ends the worker of a reading called off, and reads the next in another', async () => {
    const { workers, reader } = setUp();
    const control = new AbortController();
    const first = reader.read(file('a.csv'), NOBODY, { signal: control.signal });
    const second = reader.read(file('b.csv'), NOBODY);
    control.abort();
    await expect(first).rejects.toMatchObject({ name: 'AbortError', code: 'aborted' });
    expect(workers.map(({ ended }) => ended)).toEqual([true, false]);
    workers[1]?.find(workers[1].requests[0]);
    expect(isRead(await second)).toBe(true);
  });

  it('lets the worker be when what is called off was still waiting', async () => {
    const { workers, reader } = setUp();
    const control = new AbortController();
    const first = reader.read(file('a.csv'), NOBODY);
    const second = reader.read(file('b.csv'), NOBODY, { signal: control.signal });
    control.abort();
    await expect(second).rejects.toBeInstanceOf(ReadAborted);
    workers[0]?.find(workers[0].requests[0]);
    expect(isRead(await first)).toBe(true);
    await expect(
      reader.read(file('c.csv'), NOBODY, { signal: control.signal }),
    ).rejects.toBeInstanceOf(ReadAborted);
  });

  it.each(['error', 'messageerror'])(
    'takes %s for an unreadable file and goes on',
    async (type) => {
      const { workers, reader } = setUp();
      const first = reader.read(file('a.csv'), NOBODY);
      const second = reader.read(file('b.csv'), NOBODY);
      workers[0]?.dispatchEvent(new Event(type));
      expect(await first).toEqual(unreadable());
      workers[0]?.dispatchEvent(new Event(type));
      workers[1]?.find(workers[1].requests[0]);
      expect(isRead(await second)).toBe(true);
    },
  );

  it('takes a worker that does not start for an unreadable file', async () => {
    const reader = createReader(() => {
      throw new TypeError('Trusted Types');
    });
    const both = [reader.read(file('a.csv'), NOBODY), reader.read(file('b.csv'), NOBODY)];
    expect(await Promise.all(both)).toEqual([unreadable(), unreadable('b.csv')]);
  });

  it('ends everything when closed, and starts again when asked', async () => {
    const { workers, reader } = setUp();
    const both = [reader.read(file('a.csv'), NOBODY), reader.read(file('b.csv'), NOBODY)];
    reader.close();
    for (const reading of both) await expect(reading).rejects.toBeInstanceOf(ReadAborted);
    expect(workers.map(({ ended }) => ended)).toEqual([true]);
    const again = reader.read(file('c.csv'), NOBODY);
    workers[1]?.find(workers[1].requests[0]);
    expect(isRead(await again)).toBe(true);
  });
});
