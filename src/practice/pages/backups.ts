import type { Here } from '../network.ts';
import type { AccountRecord } from '../state/accounts.ts';
import { later } from '../state/jobs.ts';
import { nextRow, nextSecret } from '../state/state.ts';
import { userOf } from '../state/users.ts';
import { isSince } from '../versions.ts';
import { archiveFiles } from './archive-files.ts';
import { type Backup, deskOf } from './desk.ts';
import { EXPORT } from './labels/export.ts';
import { speak } from './labels/wording.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** How long "Compiling your archive..." stands; on real servers from minutes to days (§9). */
const COMPILING = 3 * MINUTE;
const KEPT = 7 * DAY;

/** 7 days up to 4.2.0, 6 from 4.2.1, whatever the page says (mastodon.md §9). */
function cooldownOf(version: string): number {
  const [major, minor, patch = 0] = version.split(/[.+-]/).map(Number);
  const isEarly = !isSince(version, 4, 2) || (major === 4 && minor === 2 && patch === 0);
  return (isEarly ? 7 : 6) * DAY;
}

/** Newest first; removed a week after they were asked for. */
export function backupsOf({ state, options }: Here, user: AccountRecord): readonly Backup[] {
  const desk = deskOf(state);
  desk.backups = desk.backups.filter(({ at }) => options.now() - at < KEPT);
  return desk.backups.filter(({ account }) => account === user.id).toReversed();
}

export function mayRequestBackup(here: Here, user: AccountRecord): boolean {
  const cooldown = cooldownOf(here.version);
  return backupsOf(here, user).every(({ at }) => here.options.now() - at >= cooldown);
}

export function requestBackup(here: Here, user: AccountRecord): void {
  const { state, options, version } = here;
  const at = options.now();
  const backup: Backup = {
    id: nextRow(state),
    account: user.id,
    at,
    readyAt: at + COMPILING,
    name: fileName(here, at),
    files: undefined,
  };
  const desk = deskOf(state);
  desk.backups = [...desk.backups, backup];
  later(state, backup.readyAt, () => {
    backup.files = archiveFiles(here, user);
    // A new one removes those before it (mastodon.md §9).
    desk.backups = desk.backups.filter((one) => one.account !== user.id || one === backup);
    const reader = userOf(here, user);
    const say = speak(reader?.locale ?? options.locale ?? 'en', version);
    const subject = say(EXPORT.archiveMailSubject);
    desk.letters.push({
      to: reader?.email ?? '',
      subject,
      path: '/settings/export',
      at: backup.readyAt,
    });
  });
}

/** `archive-YYYYMMDDHHMMSS-<32 hex>`, `.tar.gz` up to 4.1, `.zip` since 4.2 (mastodon.md §9). */
function fileName({ state, version }: Here, at: number): string {
  const stamp = new Date(at).toISOString().replace(/\D/g, '').slice(0, 14);
  const hex = [...nextSecret(state, 'backup')].map((char) =>
    (char.charCodeAt(0) % 16).toString(16),
  );
  const ending = isSince(version, 4, 2) ? 'zip' : 'tar.gz';
  return `archive-${stamp}-${hex.join('').slice(0, 32).padEnd(32, '0')}.${ending}`;
}
