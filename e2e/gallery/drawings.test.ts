import { Parser } from 'htmlparser2';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadWalkWords, startWords } from '../../src/i18n/i18n.ts';
import { LANGUAGES, type Language } from '../../src/i18n/languages.ts';
import { type Browser, createBrowser, wordsOf } from '../../src/practice/pages/browse.ts';
import {
  createTestPair,
  DAY,
  FRESH,
  MINUTE,
  signedIn,
  type TestWorld,
} from '../../src/practice/pages/test-pair.ts';
import { DRAWINGS, type DrawingName } from './drawings.tsx';
import { galleryFacts, readRelease } from './facts.ts';

const VERSIONS = ['3.5.3', '4.0.2', '4.1.9', '4.2.1', '4.3.2', '4.4.3', '4.5.0', '4.6.5'] as const;

type Stage = {
  readonly language: Language;
  readonly version: string;
  readonly pair: ReturnType<typeof createTestPair>;
  /** Signed in at the old server. */
  readonly browser: Browser;
};

type Case = {
  /** The first release that has the page. */
  readonly since?: readonly [major: number, minor: number];
  readonly world?: TestWorld;
  /** Answers the words of the page that is drawn. */
  readonly page: (stage: Stage) => Promise<string>;
};

const open =
  (path: string) =>
  ({ browser }: Stage) =>
    browser.open(path).then(wordsOf);
const moved: TestWorld = { old: { movedTo: FRESH } };
const importPath = (version: string) =>
  /^(?:3|4\.[01]\.)/.test(version) ? '/settings/import' : '/settings/imports';

/** How one gets to see the page that a drawing draws. */
const CASES: Record<DrawingName, Case> = {
  authorize: { page: consent('read') },
  'authorize-new': { page: consent('write') },
  'archive-request': { page: open('/settings/export') },
  'archive-ready': {
    async page({ browser, pair }) {
      await browser.open('/settings/export');
      const before = wordsOf(await browser.submit('/settings/export'));
      pair.pass(2 * DAY);
      // The button goes while an archive is young; the drawing shows none either.
      return `${before} ${wordsOf(await browser.open('/settings/export'))}`;
    },
  },
  'export-lists': { page: open('/settings/export') },
  'sign-up': { page: stranger },
  'sign-up-approval': { world: { options: { registrations: 'approval' } }, page: stranger },
  'settings-to': { page: open('/auth/edit') },
  'settings-from': { page: open('/auth/edit') },
  aliases: { page: open('/settings/aliases') },
  migration: { page: open('/settings/migration') },
  redirect: { page: open('/settings/migration/redirect/new') },
  redirected: { world: moved, page: open('/settings/migration') },
  import: { page: ({ browser, version }) => browser.open(importPath(version)).then(wordsOf) },
  'import-mutes': {
    page: ({ browser, version }) => browser.open(importPath(version)).then(wordsOf),
  },
  'import-confirm': { since: [4, 2], page: (stage) => upload(stage).then(wordsOf) },
  'import-result': {
    since: [4, 2],
    async page(stage) {
      const { path } = await upload(stage, 3);
      await stage.browser.submit(`${path}/confirm`);
      // Rows that raise are tried for about 20 minutes (mastodon.md §8.4).
      for (let turn = 0; turn < 9; turn += 1) stage.pair.pass(11 * MINUTE);
      return wordsOf(await stage.browser.open('/settings/imports'));
    },
  },
  // Open to moved accounts since 4.1 (mastodon.md §10.4).
  cleanup: { since: [4, 1], world: moved, page: open('/statuses_cleanup') },
  delete: { world: moved, page: open('/settings/delete') },
  moved: { world: moved, page: open('/@alice') },
};

describe.each(LANGUAGES)('drawings in %s', (language) => {
  beforeAll(async () => {
    await loadWalkWords(await startWords(language), language);
  });

  const names = Object.keys(CASES) as DrawingName[];
  describe.each(VERSIONS)('of %s', (version) => {
    it.each(names.filter((name) => exists(name, version)))(
      '%s says what its page says',
      async (name) => {
        const { world = {}, page } = CASES[name];
        const pair = createTestPair({ ...world, options: { ...world.options, version } });
        const browser = await signedIn(pair.old, language);
        const words = plain(await page({ language, version, pair, browser }));
        const markup = renderToStaticMarkup(
          DRAWINGS[name](galleryFacts('plain', readRelease(version))),
        );
        const said = readDrawing(markup);
        expect(said.length).toBeGreaterThan(0);
        expect(said.filter((text) => !words.includes(text))).toEqual([]);
      },
    );
  });

  it.each(names)('%s is inert, has no field, and says beside it what to do', (name) => {
    const markup = renderToStaticMarkup(DRAWINGS[name](galleryFacts('bare', undefined)));
    expect(markup).toMatch(
      /^<figure [^>]*aria-label="[^"]+"><div [^>]*inert=""[^>]*aria-hidden="true"/,
    );
    expect(markup).not.toMatch(/<(?:input|select|textarea|button|a|label|iframe)\b/);
    expect(markup).toContain('data-mark="1"');
  });
});

function exists(name: DrawingName, version: string): boolean {
  const [major = 0, minor = 0] = CASES[name].since ?? [];
  const [ours = 0, theirs = 0] = version.split('.').map(Number);
  return ours > major || (ours === major && theirs >= minor);
}

/** Every text of the drawing but what is filled in from facts; the caption is ours. */
function readDrawing(markup: string): readonly string[] {
  const texts: string[] = [];
  let depth = 0;
  let hiddenAt: number | undefined;
  // An entity ends a piece of text for the parser, and not for who reads it.
  let text = '';
  const take = () => {
    if (plain(text) !== '') texts.push(plain(text));
    text = '';
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      take();
      depth += 1;
      if (hiddenAt === undefined && (name === 'figcaption' || 'data-fact' in attributes)) {
        hiddenAt = depth;
      }
    },
    onclosetag() {
      take();
      if (hiddenAt === depth) hiddenAt = undefined;
      depth -= 1;
    },
    ontext(piece) {
      if (hiddenAt === undefined) text += piece;
    },
  });
  parser.end(markup);
  return texts;
}

/** Spaces that do not break are written as spaces in the pretend labels, and `*` marks a field. */
const plain = (text: string) => text.replace(/\s+/g, ' ').trim();

function consent(right: 'read' | 'write') {
  return async ({ pair, browser }: Stage): Promise<string> => {
    const { scopesFor } = await import('../../src/mastodon/scopes.ts');
    const scope = scopesFor(right === 'read' ? 'from' : 'to').join(' ');
    const redirect_uri = 'https://page.example/';
    const app = await pair.old.handle(
      new Request(`${pair.old.options.origin}/api/v1/apps`, {
        method: 'POST',
        body: new URLSearchParams({
          client_name: 'Transhumance',
          redirect_uris: redirect_uri,
          scopes: scope,
        }),
      }),
    );
    const { client_id } = (await (app as Response).json()) as { client_id: string };
    const asked = new URLSearchParams({ response_type: 'code', client_id, redirect_uri, scope });
    return wordsOf(await browser.open(`/oauth/authorize?${asked}`));
  };
}

function stranger({ pair, language }: Stage): Promise<string> {
  return createBrowser(pair.old, language).open('/auth/sign_up').then(wordsOf);
}

async function upload({ browser }: Stage, length = 412) {
  await browser.open('/settings/imports');
  const rows = Array.from({ length }, (_, at) => `p${at}@tiers.example,true\n`).join('');
  return browser.submit('/settings/imports', {
    'form_import[type]': 'following',
    'form_import[mode]': 'merge',
    'form_import[data]': new File(
      [`Account address,Show boosts\n${rows}`],
      'following_accounts.csv',
    ),
  });
}
