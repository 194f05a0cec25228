import { type Context, json } from './context.ts';
import { isSince } from './world.ts';

/** GET /api/v1/instance: every version (mastodon.md §13.1). */
export function instanceV1(context: Context): Response {
  const { options, version } = context;
  const registrations = options.registrations ?? 'open';
  return json({
    uri: options.server,
    title: titleOf(context),
    short_description: '',
    description: '',
    email: '',
    version,
    urls: { streaming_api: options.origin.replace(/^http/, 'ws') },
    stats: { user_count: options.accounts.length, status_count: 0, domain_count: 0 },
    languages: [options.locale ?? 'en'],
    registrations: registrations !== 'closed',
    approval_required: registrations === 'approval',
    invites_enabled: false,
    rules: [],
  });
}

/** GET /api/v2/instance: since 4.0 (mastodon.md §13.1, §13.2). */
export function instanceV2(context: Context): Response {
  const { options, version } = context;
  const registrations = options.registrations ?? 'open';
  return json({
    domain: options.server,
    title: titleOf(context),
    version,
    source_url: 'https://github.com/mastodon/mastodon',
    description: '',
    usage: { users: { active_month: options.accounts.length } },
    languages: [options.locale ?? 'en'],
    configuration: { urls: {}, accounts: { max_featured_tags: 10 } },
    registrations: {
      enabled: registrations !== 'closed',
      approval_required: registrations === 'approval',
      message: null,
    },
    ...(isSince(version, 4, 3) ? { api_versions: { mastodon: apiVersion(version) } } : {}),
    contact: { email: '', account: null },
    rules: [],
  });
}

function apiVersion(version: string): number {
  if (isSince(version, 4, 6)) return version.startsWith('4.6.0') ? 10 : 11;
  if (isSince(version, 4, 5)) return 7;
  return isSince(version, 4, 4) ? 6 : 2;
}

function titleOf({ options }: Context): string {
  return options.title ?? options.server;
}

/** GET /.well-known/nodeinfo */
export function nodeinfoIndex({ options }: Context): Response {
  return json({
    links: [
      {
        rel: 'http://nodeinfo.diaspora.software/ns/schema/2.0',
        href: `${options.origin}/nodeinfo/2.0`,
      },
    ],
  });
}

/** GET /nodeinfo/2.0 (mastodon.md §13.2). */
export function nodeinfo({ options, version }: Context): Response {
  return json({
    version: '2.0',
    software: { name: 'mastodon', version },
    protocols: ['activitypub'],
    services: { outbound: [], inbound: [] },
    usage: {
      users: { total: options.accounts.length, activeMonth: 1, activeHalfyear: 1 },
      localPosts: 0,
    },
    openRegistrations: (options.registrations ?? 'open') !== 'closed',
    metadata: {},
  });
}
