export type App = {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly name: string;
  readonly website: string | null;
  readonly redirectUris: readonly string[];
  readonly scopes: readonly string[];
};

export type Grant = {
  readonly code: string;
  readonly clientId: string;
  readonly account: string;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly challenge: string | undefined;
  /** The verifier itself is the challenge (RFC 7636 §4.2); 4.3 takes it (mastodon.md §2.4). */
  readonly plain?: boolean;
  readonly at: number;
  used: boolean;
};

export type Token = {
  readonly token: string;
  readonly clientId: string;
  /** `undefined`: an app's own token (`client_credentials`). */
  readonly account: string | undefined;
  readonly scopes: readonly string[];
  revoked: boolean;
};

export type Session = {
  account: string | undefined;
  returnTo: string | undefined;
  readonly csrf: string;
};
