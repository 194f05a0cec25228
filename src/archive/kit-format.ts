/** The name of the file in a take-away kit that holds what Mastodon exports nowhere (docs/kit-format.md). */
export const KIT_FILE = 'transhumance.json';
export const KIT_FORMAT = 'transhumance-kit';
export const KIT_VERSION = 1;

/** Field by field, in the names of Mastodon's API. Absent: nothing of it. */
export type KitFile = {
  readonly format: typeof KIT_FORMAT;
  readonly version: typeof KIT_VERSION;
  /** `user@server`, where it is known. */
  readonly account?: string;
  /** ISO 8601 in UTC. */
  readonly made_at: string;
  readonly profile?: KitProfile;
  readonly followed_hashtags: readonly string[];
  readonly featured_hashtags: readonly string[];
  readonly notes: readonly { readonly account: string; readonly comment: string }[];
  readonly endorsements: readonly string[];
  readonly favourites: readonly string[];
  /** All of them, for their order, though only those that end are in no file of Mastodon's. */
  readonly mutes: readonly {
    readonly account: string;
    readonly notifications: boolean;
    readonly expires_at?: string;
  }[];
  /** All of them: empty ones and two of one title are in no file of Mastodon's. */
  readonly lists: readonly {
    readonly title: string;
    readonly replies_policy: string;
    readonly exclusive: boolean;
    readonly accounts: readonly string[];
  }[];
};

export type KitProfile = {
  readonly display_name: string;
  readonly note: string;
  readonly fields: readonly { readonly name: string; readonly value: string }[];
  readonly avatar?: string;
  readonly header?: string;
  readonly locked: boolean;
  readonly bot: boolean;
  readonly discoverable?: boolean;
  readonly indexable?: boolean;
  readonly hide_collections?: boolean;
  readonly privacy?: string;
  readonly sensitive?: boolean;
  readonly language?: string;
  readonly quote_policy?: string;
};
