import { isLanguage } from '../i18n/languages.ts';

/** What a server put into the address when it sent the person back (RFC 6749 §4.1.2). */
export type OAuthReturn =
  | { readonly type: 'code'; readonly state: string; readonly code: string }
  | { readonly type: 'error'; readonly state: string; readonly error: string };

/** What a link may carry: a server's name is no personal data; nothing else is taken. */
export type PageLink = {
  readonly to: string | undefined;
  /** Never read from an address: a rehearsal says who one is in it. */
  readonly from?: string;
  readonly lang: string | null;
  /** Neither a step nor an answer was in the address. */
  readonly bare: boolean;
  /** The code of an invitation; behind the `#`, where no server sees it. */
  readonly invite: string | undefined;
};

const LONGEST = 4_096;

/** RFC 6749 §4.1.2 and §4.1.2.1, and RFC 9207 §2. */
const FROM_SERVER = ['code', 'state', 'error', 'error_description', 'error_uri', 'iss'];

/** Reads the query of the page's address. Pure; whoever calls it cleans the address bar at once. */
export function readQuery(
  search: string,
  hash = '',
): { returned: OAuthReturn | undefined; link: PageLink } {
  const query = new URLSearchParams(search);
  const get = (name: string) => {
    const value = query.get(name);
    return value !== null && value !== '' && value.length <= LONGEST ? value : undefined;
  };
  const invite = /^#invite=([0-9A-Za-z]{1,64})$/.exec(hash)?.[1];
  const [state, code, error] = [get('state'), get('code'), get('error')];
  const bare = hash === '' && code === undefined && error === undefined;
  const link = { to: get('to'), lang: get('lang') ?? null, bare, invite };
  if (code !== undefined) return { returned: { type: 'code', state: state ?? '', code }, link };
  if (error !== undefined) return { returned: { type: 'error', state: state ?? '', error }, link };
  return { returned: undefined, link };
}

/**
 * The same query without anything a server put there, and without a language: that is kept from
 * here on (services.ts), and in the address it would win over a later choice at every reload.
 */
export function withoutTaken(search: string): string {
  const query = new URLSearchParams(search);
  if (isLanguage(query.get('lang'))) query.delete('lang');
  for (const name of FROM_SERVER) query.delete(name);
  const rest = query.toString();
  return rest === '' ? '' : `?${rest}`;
}
