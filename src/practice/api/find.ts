import { type Context, notFound } from '../context.ts';
import { type AccountRecord, personOf } from '../state/accounts.ts';
import { hindranceOf } from '../state/users.ts';

/** The account the path names; deleted, unconfirmed and pending ones are not there (§5.1). */
export function requireRecord(context: Context, id = context.path[0]): AccountRecord {
  const record = context.state.accounts.get(id ?? '');
  if (record === undefined || !isThere(context, record)) throw notFound();
  return record;
}

export function isThere(context: Context, record: AccountRecord): boolean {
  const hindrance = hindranceOf(context, record);
  return !record.gone && hindrance !== 'unconfirmed' && hindrance !== 'pending';
}

/** A leading `@` is stripped, a bare name is local, names compare case-insensitively (§6). */
export function handleFrom({ options }: Context, text: string): string {
  const bare = text.trim().replace(/^@/, '').toLowerCase();
  const [name = '', given = options.server] = bare.split('@');
  const web = new URL(options.origin).host;
  try {
    const server = new URL(`https://${given}`).host;
    return `${name}@${server === web ? options.server : server}`;
  } catch {
    return `${name}@${given}`;
  }
}

/** Whether somebody's server would take a follow from this account at all. */
export function refusesFollow(context: Context, record: AccountRecord): boolean {
  return personOf(context.options, record.handle)?.refuses === true;
}
