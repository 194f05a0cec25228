import { describe, expect, it } from 'vitest';
import { isNewerThanTested, readSoftware, sharesBudget } from './software.ts';

const version = (major: number, minor: number, patch: number) => ({ major, minor, patch });

describe('which software answers (mastodon.md §13.2)', () => {
  it.each([
    ['4.6.5', 'mastodon', 'mastodon', '4.6.5', version(4, 6, 5)],
    // Before 4.3 a page cannot read nodeinfo: the version text alone decides.
    ['4.2.1', undefined, 'mastodon', '4.2.1', version(4, 2, 1)],
    ['3.5.0', undefined, 'mastodon', '3.5.0', version(3, 5, 0)],
    ['4.7.0-alpha.2', 'mastodon', 'mastodon', '4.7.0-alpha.2', version(4, 7, 0)],
    ['4.6.5+glitch', 'mastodon', 'glitch', '4.6.5', version(4, 6, 5)],
    ['4.6.5+glitch', undefined, 'glitch', '4.6.5', version(4, 6, 5)],
    [
      '4.3.0-nightly.2024-08-01+glitch',
      undefined,
      'glitch',
      '4.3.0-nightly.2024-08-01',
      version(4, 3, 0),
    ],
    ['4.6.5+autre', 'mastodon', 'mastodon', '4.6.5', version(4, 6, 5)],
    ['0.20.0-rc1 git-57cb4fe', 'gotosocial', 'gotosocial', '0.20.0-rc1 git-57cb4fe', undefined],
    ['2.7.2 (compatible; Pleroma 2.9.1)', undefined, 'pleroma', '2.9.1', undefined],
    ['2.7.2 (compatible; Akkoma 3.15.2-0-gabc)', 'akkoma', 'akkoma', '3.15.2-0-gabc', undefined],
    ['3.5.3 (compatible; Pixelfed 0.12.5)', undefined, 'pixelfed', '0.12.5', undefined],
    ['2.8.0 (compatible; Friendica 2024.12)', 'Friendica', 'friendica', '2024.12', undefined],
    ['', undefined, 'unknown', '', undefined],
    // It would turn our own words beside it round.
    ['4.6.5 \u202eevil', 'mastodon', 'mastodon', '4.6.5 evil', version(4, 6, 5)],
    ['unheard of', undefined, 'unknown', 'unheard of', undefined],
    ['1.0.0', 'hollo', 'other', '1.0.0', undefined],
  ] as const)('%s, nodeinfo %s', (text, nodeinfo, software, shown, mastodonVersion) => {
    expect(readSoftware(text, nodeinfo)).toMatchObject({
      software,
      version: shown,
      mastodonVersion,
    });
  });

  it('has a name to show for each, and for those it does not know the one they gave', () => {
    expect(readSoftware('4.6.5', 'mastodon').softwareName).toBe('Mastodon');
    expect(readSoftware('4.6.5+glitch', undefined).softwareName).toBe('Mastodon (glitch-soc)');
    expect(readSoftware('1.0.0', 'Hollo').softwareName).toBe('hollo');
    expect(readSoftware('', undefined).softwareName).toBe('');
  });

  it('keeps hostile texts short and takes no version from them', () => {
    const facts = readSoftware(`<script>${'x'.repeat(1_000)}`, `<b>${'y'.repeat(1_000)}`);
    expect(facts.software).toBe('other');
    expect([facts.version.length, facts.softwareName.length]).toEqual([40, 40]);
    expect(facts.mastodonVersion).toBeUndefined();
  });
});

describe('whose budget a request spends (mastodon.md §3.1)', () => {
  it.each([
    ['3.5.0', 'mastodon', true],
    ['4.0.15', 'mastodon', true],
    ['4.1.0', 'mastodon', false],
    ['4.6.5+glitch', 'mastodon', false],
    ['5.0.0', 'mastodon', false],
    // Per address of the household (gotosocial-observed.md §5).
    ['0.20.0', 'gotosocial', true],
    // What we do not know is treated with care.
    ['', undefined, true],
  ])('%s %s: shared %s', (text, nodeinfo, shared) => {
    expect(sharesBudget(readSoftware(text, nodeinfo))).toBe(shared);
  });
});

it.each([
  ['4.6.9', 'mastodon', false],
  ['4.7.0-alpha.2', 'mastodon', true],
  ['5.0.0+glitch', 'mastodon', true],
  ['3.5.3', 'mastodon', false],
  ['0.20.1', 'gotosocial', false],
  ['0.21.0', 'gotosocial', true],
  ['9.9.9', 'pleroma', false],
  ['who knows', undefined, false],
])('%s of %s: newer than what was tried is %s', (text, name, newer) => {
  expect(isNewerThanTested(readSoftware(text, name))).toBe(newer);
});
