import type { Task, TaskId } from '../domain/task.ts';
import type { MastodonErrorCode } from '../mastodon/errors.ts';
import { type AdvanceDeps, advance } from './advance.ts';
import type { SentStep } from './pick.ts';
import {
  createOpenPace,
  type Holding,
  mastodonError,
  type Saying,
  scriptReader,
  scriptServer,
} from './server.scene.ts';
import type { Act } from './step.ts';
import { type Around, NOW, surround } from './tasks.scene.ts';
import { beginWork } from './work.ts';

/** What a request is sent with: a server and an account that say what they are told to. */
export function setAdvance({
  saying = {},
  holding = {},
  ...around
}: { readonly saying?: Saying; readonly holding?: Holding } & Around = {}) {
  const { server, asked } = scriptServer(saying);
  const { reader, asked: read } = scriptReader(holding);
  const { ledger, directory } = surround(around);
  const { pace, log } = createOpenPace(() => NOW);
  const undone: TaskId[] = [];
  const absent: ((other: Task) => boolean)[] = [];
  const hits: boolean[] = [];
  const deps: AdvanceDeps = {
    ...{ server, reader, ledger, directory, pace, now: () => NOW },
    onLookUp: (hit) => void hits.push(hit),
    onUndone: ({ task }) => void undone.push(task.id),
    onAbsent: (isAbsent) => void absent.push(isAbsent),
  };
  const go = (task: Act['task'], step: SentStep) => advance(deps, beginWork(task), step);
  return { absent, deps, go, asked, read, ledger, directory, log, undone, hits };
}

/** What a server says of a spent budget. */
export const LIMIT = { limit: 300, remaining: 0, resetAt: NOW + 60_000 };
export const ON = { type: 'on' };

export const failing = (
  call: keyof Saying,
  code: MastodonErrorCode,
  limit?: typeof LIMIT,
): Saying => ({
  [call]: () => {
    throw mastodonError(code, limit === undefined ? {} : { limit });
  },
});
