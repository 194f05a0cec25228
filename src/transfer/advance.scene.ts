import type { Task, TaskId } from '../domain/task.ts';
import type { AdvanceDeps } from './advance.ts';
import {
  createOpenPace,
  type Holding,
  type Saying,
  scriptReader,
  scriptServer,
} from './server.scene.ts';
import { type Around, NOW, surround } from './tasks.scene.ts';

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
  return { absent, deps, asked, read, ledger, directory, log, undone, hits };
}
