import { ApiError, type Context, json, optionalUser } from '../context.ts';
import { get, type Route } from '../route.ts';
import { findLocal } from '../state/accounts.ts';
import { isSince } from '../versions.ts';
import { accountEntity } from './entities.ts';

const titleOf = ({ options }: Context) => options.title ?? options.server;

/** 4.6.5+glitch: the fork tells itself in the build (mastodon.md §13.2). */
const versionText = ({ options, version }: Context) =>
  options.software === 'glitch' && !version.includes('+') ? `${version}+glitch` : version;

/** GET /api/v1/instance: every version (mastodon.md §13.1). */
function instanceV1(context: Context): Response {
  const { options, state } = context;
  const registrations = options.registrations ?? 'open';
  return json({
    uri: options.server,
    title: titleOf(context),
    short_description: '',
    description: '',
    email: '',
    version: versionText(context),
    urls: { streaming_api: options.origin.replace(/^http/, 'ws') },
    stats: {
      user_count: state.users.size,
      status_count: state.posts.size,
      domain_count: peersOf(context).length,
    },
    thumbnail: null,
    languages: [options.locale ?? 'en'],
    registrations: registrations !== 'closed',
    approval_required: registrations === 'approval',
    invites_enabled: false,
    configuration: configuration(context),
    contact_account: contactOf(context),
    rules: rulesOf(context),
  });
}

/** GET /api/v2/instance: since 4.0 (mastodon.md §13.1, §13.2). */
function instanceV2(context: Context): Response {
  const { options, version, state } = context;
  const registrations = options.registrations ?? 'open';
  const since = (major: number, minor: number) => isSince(version, major, minor);
  const closed = '<p>Registrations are closed.</p>';
  return json({
    domain: options.server,
    title: titleOf(context),
    version: versionText(context),
    source_url:
      options.software === 'glitch'
        ? 'https://github.com/glitch-soc/mastodon'
        : 'https://github.com/mastodon/mastodon',
    description: '',
    usage: { users: { active_month: state.users.size } },
    thumbnail: { url: `${options.origin}/packs/preview.png`, blurhash: null, versions: {} },
    ...(since(4, 3) ? { icon: [] } : {}),
    languages: [options.locale ?? 'en'],
    configuration: configuration(context),
    registrations: {
      enabled: registrations !== 'closed',
      approval_required: registrations === 'approval',
      ...(since(4, 4) ? { reason_required: registrations === 'approval', min_age: null } : {}),
      message: registrations === 'closed' ? closed : null,
      ...(since(4, 2) ? { url: null } : {}),
    },
    ...(since(4, 3) ? { api_versions: apiVersions(context) } : {}),
    contact: { email: '', account: contactOf(context) },
    rules: rulesOf(context),
  });
}

/** Whoever is called `admin` here; a server may name nobody (mastodon.md §13.1). */
function contactOf(context: Context): object | null {
  const record = findLocal(context, 'admin');
  return record === undefined ? null : accountEntity(context, record);
}

/** glitch-soc makes some figures a matter of its administrators (mastodon.md §13.2). */
function configuration({ options, version }: Context): object {
  const since = (major: number, minor: number) => isSince(version, major, minor);
  const { origin, quirks } = options;
  const about = since(4, 4)
    ? {
        about: `${origin}/about`,
        privacy_policy: `${origin}/privacy-policy`,
        terms_of_service: null,
      }
    : {};
  const limits = since(4, 6)
    ? {
        max_display_name_length: 40,
        max_note_length: 500,
        max_profile_fields: 4,
        profile_field_name_limit: 255,
        profile_field_value_limit: 255,
        max_avatar_description_length: 150,
        max_header_description_length: 150,
      }
    : {};
  return {
    urls: { streaming: origin.replace(/^http/, 'ws'), ...about },
    ...(since(4, 3) ? { vapid: { public_key: '' } } : {}),
    accounts: {
      max_featured_tags: 10,
      ...(since(4, 3) || options.software === 'glitch' ? { max_pinned_statuses: 5 } : {}),
      ...limits,
    },
    statuses: {
      max_characters: 500,
      max_media_attachments: 4,
      characters_reserved_per_url: 23,
    },
    ...(since(4, 4) ? { limited_federation: quirks?.limitedFederation === true } : {}),
  };
}

/** mastodon.md §13.2. */
function apiVersions({ options, version }: Context): object {
  const forked = options.software === 'glitch' && isSince(version, 4, 6) ? { glitch: 1 } : {};
  return { mastodon: apiVersion(version), ...forked };
}

function apiVersion(version: string): number {
  if (isSince(version, 4, 6)) return /^4\.6\.0(?:$|[-+])/.test(version) ? 10 : 11;
  if (isSince(version, 4, 5)) return 7;
  return isSince(version, 4, 4) ? 6 : 2;
}

/** GET /.well-known/nodeinfo */
function nodeinfoIndex({ options }: Context): Response {
  const rel = 'http://nodeinfo.diaspora.software/ns/schema/2.0';
  return json({ links: [{ rel, href: `${options.origin}/nodeinfo/2.0` }] });
}

/** GET /nodeinfo/2.0: Mastodon's code forks are "mastodon" too (mastodon.md §13.2). */
function nodeinfo(context: Context): Response {
  const { options, state } = context;
  return json({
    version: '2.0',
    software: { name: 'mastodon', version: versionText(context) },
    protocols: ['activitypub'],
    services: { outbound: [], inbound: [] },
    usage: {
      users: { total: state.users.size, activeMonth: 1, activeHalfyear: 1 },
      localPosts: state.posts.size,
    },
    openRegistrations: (options.registrations ?? 'open') !== 'closed',
    metadata: {},
  });
}

/** GET /api/v1/instance/domain_blocks: 404 unless published; a moved user's counts (§13.3). */
async function domainBlocks(context: Context): Promise<Response> {
  const { options, version } = context;
  const user = optionalUser(context, 'read', 'read:accounts', 'profile');
  const shown =
    options.quirks?.unpublishedBlocks === true ? 'disabled' : options.showBlockedServers;
  // From 4.4 a moved one's still counts.
  const counts = user !== undefined && (user.movedTo === undefined || isSince(version, 4, 4));
  if (shown !== 'all' && !(shown === 'users' && counts)) return new Response(null, { status: 404 });
  const blocks = (options.blockedServers ?? []).map(async (one) => ({
    domain: one.obfuscated === true ? obfuscated(one.domain) : one.domain,
    digest: await sha256(one.domain),
    severity: one.severity,
    comment: one.comment ?? '',
  }));
  return json(await Promise.all(blocks));
}

/** Half of the letters are stars (`DomainBlock#public_domain`). */
function obfuscated(domain: string): string {
  const quarter = Math.floor(domain.length / 4);
  const hides = (char: string, index: number) =>
    char !== '.' && index >= quarter && index < domain.length - quarter;
  return [...domain].map((char, index) => (hides(char, index) ? '*' : char)).join('');
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** GET /api/v1/instance/peers: 404 in limited federation (mastodon.md §13.3). */
function peers(context: Context): Response {
  if (context.options.quirks?.limitedFederation === true) throw new ApiError(404, 'Not Found');
  return json(peersOf(context));
}

function peersOf({ state }: Context): readonly string[] {
  const remote = [...state.accounts.values()].filter(({ local }) => !local);
  return [...new Set(remote.map(({ server }) => server))];
}

export const INSTANCE_ROUTES: readonly Route[] = [
  get('/api/v1/instance', instanceV1),
  get('/api/v2/instance', instanceV2, { since: [4, 0] }),
  get('/api/v1/instance/domain_blocks', domainBlocks, { since: [4, 0] }),
  get('/api/v1/instance/peers', peers),
  get('/.well-known/nodeinfo', nodeinfoIndex),
  get('/nodeinfo/2.0', nodeinfo),
];

/** In their order (mastodon.md §13.1). */
function rulesOf({ options }: Context): readonly object[] {
  return (options.rules ?? []).map((text, index) => ({ id: String(index + 1), text }));
}
