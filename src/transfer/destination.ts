import type { AccountReader } from '../mastodon/account-reader.ts';
import type { NewAccount } from '../mastodon/new-account.ts';

/** The new server with the account that everything is done for; there is none before its sign-in. */
export type Destination = {
  readonly server: NewAccount;
  readonly reader: AccountReader;
  readonly newAccount: string;
  readonly sharedBudget: boolean;
};
