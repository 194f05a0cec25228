import { type Context, json } from '../context.ts';
import { get, type Route } from '../route.ts';

const textOf = ({ options }: Context) => options.version ?? '0.20.0-rc1+git-57cb4fe';
const SOURCE = 'https://codeberg.org/superseriousbusiness/gotosocial';

/** GET /api/v1/instance: no word of Mastodon in it (gotosocial-observed.md §2). */
function instanceV1(context: Context): Response {
  const { options, state } = context;
  const registrations = options.registrations ?? 'open';
  return json({
    uri: new URL(options.origin).host,
    account_domain: options.server,
    title: options.title ?? options.server,
    description: '',
    short_description: '',
    email: '',
    version: textOf(context),
    languages: [],
    registrations: registrations !== 'closed',
    approval_required: registrations !== 'closed',
    invites_enabled: false,
    configuration: { accounts: { max_featured_tags: 10, max_profile_fields: 6 } },
    urls: { streaming_api: options.origin.replace(/^http/, 'ws') },
    stats: { user_count: state.users.size, status_count: state.posts.size, domain_count: 0 },
    thumbnail: '',
    max_toot_chars: 5000,
    rules: [],
  });
}

/** GET /api/v2/instance: without `api_versions` (§2). */
function instanceV2(context: Context): Response {
  const { options, state } = context;
  const registrations = options.registrations ?? 'open';
  return json({
    domain: new URL(options.origin).host,
    account_domain: options.server,
    title: options.title ?? options.server,
    version: textOf(context),
    source_url: SOURCE,
    description: '',
    usage: { users: { active_month: state.users.size } },
    thumbnail: { url: '' },
    languages: [],
    configuration: { urls: {}, accounts: { max_featured_tags: 10, max_profile_fields: 6 } },
    registrations: {
      enabled: registrations !== 'closed',
      approval_required: registrations !== 'closed',
      message: null,
    },
    contact: { email: '', account: null },
    rules: [],
  });
}

const CACHED = { headers: { 'Cache-Control': 'public, max-age=120' } };

function nodeinfoIndex({ options }: Context): Response {
  const links = ['2.0', '2.1'].map((version) => ({
    rel: `http://nodeinfo.diaspora.software/ns/schema/${version}`,
    href: `${options.origin}/nodeinfo/${version}`,
  }));
  return json({ links }, CACHED);
}

/** GET /nodeinfo/2.0: the reliable sign (§2). */
function nodeinfo(context: Context): Response {
  return json({
    version: context.url.pathname.slice(-3),
    software: { name: 'gotosocial', version: textOf(context) },
    protocols: ['activitypub'],
    services: { inbound: [], outbound: [] },
    openRegistrations: (context.options.registrations ?? 'open') !== 'closed',
    usage: { users: { total: context.state.users.size }, localPosts: context.state.posts.size },
    metadata: {},
  });
}

export const INSTANCE_ROUTES: readonly Route[] = [
  get('/api/v1/instance', instanceV1),
  get('/api/v2/instance', instanceV2),
  get('/.well-known/nodeinfo', nodeinfoIndex),
  get('/nodeinfo/2.0', nodeinfo),
  get('/nodeinfo/2.1', nodeinfo),
];
