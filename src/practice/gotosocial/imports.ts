import { handleFrom } from '../api/find.ts';
import { ApiError, type Context, hasScope, json, requireUser } from '../context.ts';
import { deliver } from '../federation/deliver.ts';
import { startFollow } from '../federation/start-follow.ts';
import { post, type Route } from '../route.ts';
import { type AccountRecord, resolveHandle } from '../state/accounts.ts';
import { followsOf, removeFollow } from '../state/follows.ts';
import { later } from '../state/jobs.ts';
import { addBlock, pairKey, setMute } from '../state/relations.ts';
import { refuse } from './errors.ts';
import { closedAfterMove, withToken } from './guard.ts';

const TYPES = ['following', 'blocks', 'mutes'] as const;
type Type = (typeof TYPES)[number];
type Rows = readonly (readonly string[])[];

/** POST /api/v1/import: 202 says nothing about the rows (gotosocial-observed.md §8). */
async function importFile(context: Context): Promise<Response> {
  const user = requireUser(context, 'write:accounts', 'write');
  // The whole of `write` (§3).
  if (!hasScope(context.token?.scopes ?? [], 'write')) throw new ApiError(403, 'scopes');
  const { files, params } = context;
  const file = files.get('data');
  if (file === undefined) return refuse(400, 'data must be provided');
  const type = params.get('type') ?? '';
  if (!isType(type)) {
    const valid = `valid types are: [${TYPES.join(' ')}]`;
    return refuse(400, `type ${type} not recognized, ${valid}`);
  }
  const mode = params.get('mode') ?? 'merge';
  if (mode !== 'merge' && mode !== 'overwrite') {
    return refuse(400, `mode ${mode} not recognized, valid modes are: [merge overwrite]`);
  }
  const rows = parse(await file.text());
  const width = rows[0]?.length;
  const odd = rows.findIndex((row) => row.length !== width);
  if (odd >= 0) return refuse(400, `record on line ${odd + 1}: wrong number of fields`);
  later(context.state, context.now + 250, () => take(context, user, type, rows, mode));
  return json({ status: 'accepted' }, { status: 202 });
}

const isType = (text: string): text is Type => (TYPES as readonly string[]).includes(text);

/** A header is optional, a BOM, CRLF and quotes are fine (§8). */
function parse(text: string): Rows {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line !== '');
  const rows = lines.map((line) =>
    [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)]
      .slice(0, -1)
      .map(([, cell = '']) =>
        cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell,
      ),
  );
  return rows[0]?.[0] === 'Account address' ? rows.slice(1) : rows;
}

function take(
  context: Context,
  user: AccountRecord,
  type: Type,
  rows: Rows,
  mode: 'merge' | 'overwrite',
): void {
  const named = rows.flatMap((row) => {
    const record = isUsable(row, type)
      ? resolveHandle(context, handleFrom(context, row[0] ?? ''))
      : undefined;
    return record === undefined || record.id === user.id ? [] : { record, row };
  });
  if (mode === 'overwrite') forget(context, user, type, new Set(named.map((one) => one.record.id)));
  const { state } = context;
  for (const { record, row } of named) {
    switch (type) {
      case 'following':
        startFollow(context, user, record, {
          reblogs: row[1] === undefined ? undefined : row[1] === 'true',
          notify: row[2] === undefined ? undefined : row[2] === 'true',
        });
        break;
      case 'blocks':
        removeFollow(state, user.id, record.id);
        removeFollow(state, record.id, user.id);
        addBlock(state, user.id, record.id);
        deliver(context, record.handle, {
          type: 'Block',
          actor: user.handle,
          object: record.handle,
        });
        break;
      case 'mutes':
        // Without the second column notifications are not muted (§8).
        setMute(state, user.id, record.id, row[1] === 'true', undefined);
        break;
    }
  }
}

/** Too many columns, an address instead of a handle, a boolean such as `yes`: dropped (§8). */
function isUsable(row: readonly string[], type: Type): boolean {
  const flags = type === 'following' ? row.slice(1, 3) : row.slice(1, 2);
  const most = { following: 4, mutes: 2, blocks: 1 }[type];
  const isBoolean = (text: string) => text === '' || text === 'true' || text === 'false';
  return row.length <= most && !/[/]/.test(row[0] ?? '/') && flags.every(isBoolean);
}

function forget(
  { state, now }: Context,
  user: AccountRecord,
  type: Type,
  kept: ReadonlySet<string>,
): void {
  if (type === 'following') {
    for (const { to } of followsOf(state, 'from', user.id, now)) {
      if (!kept.has(to)) removeFollow(state, user.id, to);
    }
    return;
  }
  for (const { from, to } of [...state[type].values()]) {
    if (from === user.id && !kept.has(to)) state[type].delete(pairKey(from, to));
  }
}

export const IMPORT_ROUTES: readonly Route[] = [
  post('/api/v1/import', withToken(closedAfterMove(importFile))),
];
