import { spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';

/** A browser as people have it: Playwright holds its pages awake, also those nobody looks at. */
export type RawBrowser = {
  readonly send: (
    method: string,
    params?: object,
    sessionId?: string,
  ) => Promise<Record<string, unknown>>;
  readonly close: () => Promise<void>;
};

type Told = {
  readonly id?: number;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
};

/** Starts one and speaks DevTools' protocol through a pipe: one JSON text after another, each ended by NUL. */
export function openRawBrowser(executablePath: string, args: readonly string[]): RawBrowser {
  const child = spawn(executablePath, [...args, '--remote-debugging-pipe', 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const [, , , to, from] = child.stdio as unknown as [null, null, null, Writable, Readable];
  const waiting = new Map<number, (told: Told) => void>();
  let last = 0;
  let rest = '';
  from.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\0');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      const told = JSON.parse(part) as Told;
      if (told.id !== undefined) waiting.get(told.id)?.(told);
    }
  });
  // What is under way when it dies will never be answered, nor will what is asked after that.
  let gone: Told | undefined;
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => {
      gone = { error: { message: 'The browser has gone.' } };
      for (const tell of waiting.values()) tell(gone);
      resolve();
    });
  });
  to.on('error', () => undefined);
  from.on('error', () => undefined);
  return {
    send(method, params = {}, sessionId) {
      last += 1;
      const id = last;
      if (gone === undefined)
        to.write(`${JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) })}\0`);
      return new Promise((resolve, reject) => {
        waiting.set(id, ({ result, error }) => {
          waiting.delete(id);
          if (error === undefined) resolve(result ?? {});
          else reject(new Error(`${method}: ${error.message}`));
        });
        if (gone !== undefined) waiting.get(id)?.(gone);
      });
    },
    async close() {
      child.kill();
      await exited;
    },
  };
}
