import { describe, expect, it } from 'vitest';
import { tryServer } from '../trial.ts';
import type { ServerOptions } from '../world.ts';

const v2 = async (options: Partial<ServerOptions>) =>
  (await tryServer(options).get('/api/v2/instance')).json();

describe('the server’s description (mastodon.md §13)', () => {
  it.each([
    ['4.2.0', undefined],
    ['4.3.0', { mastodon: 2 }],
    ['4.4.0', { mastodon: 6 }],
    ['4.5.0', { mastodon: 7 }],
    ['4.6.0', { mastodon: 10 }],
    ['4.6.5', { mastodon: 11 }],
    ['4.7.0-alpha.2', { mastodon: 11 }],
  ])('%s has api_versions %j', async (version, expected) => {
    expect((await v2({ version })).api_versions).toEqual(expected);
  });

  it('glitch tells itself by its version and source', async () => {
    expect(await v2({ software: 'glitch', version: '4.6.5' })).toMatchObject({
      version: '4.6.5+glitch',
      api_versions: { mastodon: 11, glitch: 1 },
      source_url: expect.stringContaining('glitch-soc'),
    });
    const old = await v2({ software: 'glitch', version: '4.4.0+glitch' });
    expect([old.version, old.api_versions]).toEqual(['4.4.0+glitch', { mastodon: 6 }]);
    const nodeinfo = await tryServer({ software: 'glitch' }).get('/nodeinfo/2.0');
    expect((await nodeinfo.json()).software.name).toBe('mastodon');
  });

  it('is v1 alone on 3.5', async () => {
    const trial = tryServer({ version: '3.5.0' });
    expect((await trial.get('/api/v2/instance')).status).toBe(404);
    expect((await (await trial.get('/api/v1/instance')).json()).version).toBe('3.5.0');
  });

  it.each([
    ['open', true, false],
    ['approval', true, true],
    ['closed', false, false],
  ] as const)('registrations %s', async (registrations, enabled, approval_required) => {
    expect((await v2({ registrations })).registrations).toMatchObject({
      enabled,
      approval_required,
    });
  });

  it('tells limits of the profile from 4.6, and limited federation from 4.4', async () => {
    expect((await v2({ version: '4.5.0' })).configuration.accounts).not.toHaveProperty(
      'max_note_length',
    );
    expect((await v2({})).configuration).toMatchObject({
      limited_federation: false,
      accounts: { max_display_name_length: 40, max_featured_tags: 10 },
    });
    expect((await v2({ version: '4.3.0' })).configuration).not.toHaveProperty('limited_federation');
  });
});
