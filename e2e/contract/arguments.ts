import { TIERS, type Tier } from './check.ts';
import type { Account } from './connect.ts';
import { MINUTE } from './contract-clock.ts';
import type { StateTokens } from './side.ts';

export type RealSide = {
  readonly origin: string;
  readonly publicOrigin: string | undefined;
  readonly account: Account;
  readonly other: Account | undefined;
  readonly stateTokens: StateTokens;
  readonly headers: { readonly [name: string]: string };
};

export type Asked =
  | { readonly kind: 'pretend'; readonly only: RegExp; readonly pairs: RegExp }
  | {
      readonly kind: 'real';
      readonly from: RealSide;
      readonly to: RealSide;
      readonly tiers: readonly Tier[];
      readonly only: RegExp;
      /** The longest single wait, in milliseconds. */
      readonly patience: number;
      /** Names that stand for this machine, beside `*.localhost`. */
      readonly names: readonly string[];
    };

type Environment = { readonly [name: string]: string | undefined };

export const USAGE = `npm run contract                         every tier, against pretend pairs
npm run contract -- --from URL --to URL   the default tier, against these two servers

  --pages --exhaust --move   more tiers; --move cannot be undone
  --patience MINUTES         the longest single wait (16)
  --only PATTERN             checks whose id matches
  --pairs PATTERN            pretend pairs whose name matches

Accounts, by environment variables (the same with CONTRACT_TO_):
  CONTRACT_FROM_TOKEN, or CONTRACT_FROM_LOGIN and CONTRACT_FROM_PASSWORD
  CONTRACT_FROM_OTHER_TOKEN, or …_OTHER_LOGIN and …_OTHER_PASSWORD   a second account
  CONTRACT_FROM_{UNCONFIRMED,PENDING,DISABLED,SUSPENDED,FULL}_TOKEN   accounts in such a state
  CONTRACT_FROM_HEADERS   one 'Name: value' a line, sent with every request
  CONTRACT_FROM_PUBLIC    what the server calls itself (https://old.example), if not as in --from
  CONTRACT_NAMES          names that stand for this machine, separated by commas`;

/** @throws Error with a sentence when the arguments make no sense. */
export function readArguments(args: readonly string[], environment: Environment): Asked {
  const given = (name: string) => {
    const at = args.indexOf(name);
    return at < 0 ? undefined : args[at + 1];
  };
  const only = new RegExp(given('--only') ?? '');
  const from = given('--from');
  const to = given('--to');
  if (from === undefined && to === undefined) {
    return { kind: 'pretend', only, pairs: new RegExp(given('--pairs') ?? '') };
  }
  if (from === undefined || to === undefined) throw new Error('--from and --to belong together');
  return {
    kind: 'real',
    from: readSide(from, 'CONTRACT_FROM', environment),
    to: readSide(to, 'CONTRACT_TO', environment),
    tiers: TIERS.filter((tier) => tier === 'default' || args.includes(`--${tier}`)),
    only,
    patience: Number(given('--patience') ?? 16) * MINUTE,
    names: (environment.CONTRACT_NAMES ?? '').split(',').filter((name) => name !== ''),
  };
}

function readSide(url: string, prefix: string, environment: Environment): RealSide {
  const account = readAccount(prefix, environment);
  if (account === undefined) {
    throw new Error(`${prefix}_TOKEN, or ${prefix}_LOGIN and ${prefix}_PASSWORD, must be set`);
  }
  const state = (name: string) => environment[`${prefix}_${name}_TOKEN`];
  const lines = (environment[`${prefix}_HEADERS`] ?? '').split('\n');
  return {
    origin: new URL(url).origin,
    publicOrigin: environment[`${prefix}_PUBLIC`],
    account,
    other: readAccount(`${prefix}_OTHER`, environment),
    stateTokens: {
      unconfirmed: state('UNCONFIRMED'),
      pending: state('PENDING'),
      disabled: state('DISABLED'),
      suspended: state('SUSPENDED'),
      full: state('FULL'),
    },
    headers: Object.fromEntries(
      lines.flatMap((line) => {
        const at = line.indexOf(':');
        return at < 0 ? [] : [[line.slice(0, at).trim(), line.slice(at + 1).trim()]];
      }),
    ),
  };
}

function readAccount(prefix: string, environment: Environment): Account | undefined {
  const token = environment[`${prefix}_TOKEN`];
  const login = environment[`${prefix}_LOGIN`];
  const password = environment[`${prefix}_PASSWORD`];
  const credentials =
    login === undefined || password === undefined ? undefined : { login, password };
  return token === undefined && credentials === undefined ? undefined : { token, credentials };
}
