import type { Here } from '../network.ts';

/**
 * A handle as somebody types it into a form: spaces and the leading `@` go, a bare name is of this
 * server, the server's part is written as in CSV files (mastodon.md §6, §10.1).
 */
export function readTypedHandle({ options }: Here, text: string): string {
  const bare = text.trim().replace(/^@/, '');
  const [name = '', server = options.server] = bare.split('@');
  if (!URL.canParse(`https://${server}`)) return `${name}@${server.toLowerCase()}`;
  return `${name}@${new URL(`https://${server}`).host}`;
}

/** As Mastodon prints it (`acct`): local people bare, everybody else with their server. */
export function writeAcct(record: {
  readonly local: boolean;
  readonly username: string;
  readonly handle: string;
}): string {
  return record.local ? record.username : record.handle;
}
