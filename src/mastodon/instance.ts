import * as v from 'valibot';
import { parseServer, type Server } from '../domain/address.ts';
import { MastodonError } from './errors.ts';
import { exchange, type FetchDeps, parseJson } from './exchange.ts';
import { isOwnMachine, originOf } from './origin.ts';
import { readSoftware, type SoftwareFacts, sharesBudget } from './software.ts';
import { webAddress } from './web-address.ts';
import { readSelfLink } from './webfinger.ts';

export type Registrations = 'open' | 'approval' | 'closed' | 'unknown';

/** What a server says of itself (mastodon.md §13.1). */
export type ServerFacts = SoftwareFacts & {
  /** The host that answers. */
  readonly web: Server;
  /** The domain of its handles; not always the host. */
  readonly local: Server;
  readonly title: string;
  readonly registrations: Registrations;
  /** Where one joins, when that is a page of another address (4.2 and later). */
  readonly signUpUrl: string | undefined;
  /** User name of the account to write to, which is of this server; many name none. */
  readonly contact: string | undefined;
  readonly sharedBudget: boolean;
};

const short = v.pipe(
  v.string(),
  v.transform((text) => text.slice(0, 200)),
);

const contactSchema = v.fallback(v.nullish(v.object({ username: short })), undefined);

/** `/api/v2/instance`, Mastodon 4.0 and later. */
const v2Schema = v.object({
  domain: short,
  title: v.fallback(short, ''),
  version: v.fallback(short, ''),
  account_domain: v.fallback(v.optional(short), undefined),
  registrations: v.fallback(
    v.optional(
      v.object({
        enabled: v.boolean(),
        approval_required: v.fallback(v.boolean(), false),
        url: v.fallback(v.optional(webAddress), undefined),
      }),
    ),
    undefined,
  ),
  contact: v.fallback(v.optional(v.object({ account: contactSchema })), undefined),
});

/** `/api/v1/instance`: every version, and most other software. */
const v1Schema = v.object({
  uri: short,
  title: v.fallback(short, ''),
  version: v.fallback(short, ''),
  account_domain: v.fallback(v.optional(short), undefined),
  registrations: v.fallback(v.optional(v.boolean()), undefined),
  approval_required: v.fallback(v.boolean(), false),
  contact_account: contactSchema,
});

type Told = {
  readonly domain: string;
  readonly title: string;
  readonly version: string;
  readonly registrations: Registrations;
  readonly signUpUrl?: string | undefined;
  readonly contact: string | undefined;
};

/**
 * Asks a server who it is. When the name in a handle is not the host that answers (mastodon.md
 * §1.2b), WebFinger tells the host, if `user` is known.
 *
 * @throws {MastodonError}
 */
export async function readServer(
  typed: Server,
  deps: FetchDeps & { readonly user?: string | undefined },
): Promise<ServerFacts> {
  try {
    return await readFacts(typed, deps);
  } catch (error) {
    if (!(error instanceof MastodonError) || error.code === 'aborted') throw error;
    const web = await webHostOf(typed, deps).catch(() => undefined);
    if (web === undefined || web === typed) throw error;
    return readFacts(web, deps);
  }
}

async function readFacts(web: Server, deps: FetchDeps): Promise<ServerFacts> {
  const [told, nodeinfoName] = await Promise.all([
    readInstance(web, deps),
    readNodeinfo(web, deps),
  ]);
  const software = readSoftware(told.version, nodeinfoName);
  // v1 names an address with a scheme on some software; a name we cannot read is the host's.
  const local = parseServer(told.domain.replace(/^https?:\/\//, '').replace(/\/.*$/, ''));
  return {
    ...software,
    web,
    local: local.ok ? local.value : web,
    title: told.title === '' ? web : told.title,
    registrations: told.registrations,
    signUpUrl: told.signUpUrl,
    contact: told.contact,
    sharedBudget: sharesBudget(software),
  };
}

async function readInstance(web: Server, deps: FetchDeps): Promise<Told> {
  try {
    const parsed = v.safeParse(v2Schema, await getJson(web, '/api/v2/instance', deps));
    if (parsed.success) {
      const { registrations, account_domain, domain, title, version, contact } = parsed.output;
      return {
        domain: account_domain ?? domain,
        title,
        version,
        registrations: registrationsOf(registrations?.enabled, registrations?.approval_required),
        signUpUrl: signUpUrlOf(web, registrations?.url),
        contact: contact?.account?.username,
      };
    }
  } catch (error) {
    // 3.5 has no v2 and answers 404, other software its front page; all else is the same for v1.
    if (!(error instanceof MastodonError)) throw error;
    if (error.code !== 'not-found' && error.code !== 'garbled') throw error;
  }
  const parsed = v.safeParse(v1Schema, await getJson(web, '/api/v1/instance', deps));
  if (!parsed.success) throw new MastodonError('garbled', { server: web });
  const { uri, account_domain, title, version, registrations, approval_required, contact_account } =
    parsed.output;
  return {
    domain: account_domain ?? uri,
    title,
    version,
    registrations: registrationsOf(registrations, approval_required),
    contact: contact_account?.username,
  };
}

function registrationsOf(
  enabled: boolean | undefined,
  approval: boolean | undefined,
): Registrations {
  if (enabled === undefined) return 'unknown';
  if (!enabled) return 'closed';
  return approval === true ? 'approval' : 'open';
}

/**
 * The page a person is sent to for joining: over TLS and without a name or password in it, which
 * make an address look like another's. This machine's own pages only at the word of its own servers.
 */
function signUpUrlOf(web: Server, given: string | undefined): string | undefined {
  if (given === undefined) return undefined;
  const { protocol, host, username, password, href } = new URL(given);
  const server = parseServer(host);
  if (!server.ok || username !== '' || password !== '') return undefined;
  if (isOwnMachine(server.value)) return isOwnMachine(web) ? href : undefined;
  return protocol === 'https:' ? href : undefined;
}

const nodeinfoSchema = v.object({ software: v.object({ name: short }) });

/** A page may not read it before Mastodon 4.3 (mastodon.md §1.1): then the version text decides. */
async function readNodeinfo(web: Server, deps: FetchDeps): Promise<string | undefined> {
  try {
    const parsed = v.safeParse(nodeinfoSchema, await getJson(web, '/nodeinfo/2.0', deps));
    return parsed.success ? parsed.output.software.name : undefined;
  } catch {
    return undefined;
  }
}

async function webHostOf(
  typed: Server,
  deps: FetchDeps & { readonly user?: string | undefined },
): Promise<Server | undefined> {
  if (deps.user === undefined) return undefined;
  const self = await readSelfLink(typed, { user: deps.user, server: typed }, deps);
  const host = /^https?:\/\/([^/]+)\//.exec(self ?? '')?.[1];
  const server = parseServer(host ?? '');
  if (!server.ok) return undefined;
  // Nobody else's server may send this page to the person's own machine.
  return isOwnMachine(server.value) && !isOwnMachine(typed) ? undefined : server.value;
}

async function getJson(web: Server, path: string, deps: FetchDeps): Promise<unknown> {
  const { text } = await exchange(
    web,
    `${originOf(web)}${path}`,
    {},
    { timeoutMs: 15_000, ...deps },
  );
  return parseJson(text, web);
}
