import { equals, holds, needs } from '../assert.ts';
import { type Check, check } from '../check.ts';
import { MINUTE } from '../contract-clock.ts';
import { all, hasPassword, isSince, onMastodon } from '../facts.ts';
import { needUnrelated, relationOf, strangerOf } from '../seed.ts';
import type { VisitedPage } from '../visitor.ts';

const onPages = all(onMastodon(), hasPassword);

function says(page: VisitedPage, ...words: readonly string[]): void {
  for (const wanted of words) {
    holds(
      page.words.includes(wanted) || page.html.includes(wanted),
      `${page.address}: no "${wanted}"`,
    );
  }
}

const CSV_FILES = [
  ['follows', 'following_accounts.csv', 'Account address,Show boosts'],
  ['mutes', 'muted_accounts.csv', 'Account address,Hide notifications'],
  ['lists', 'lists.csv', undefined],
  ['blocks', 'blocked_accounts.csv', undefined],
  ['domain_blocks', 'blocked_domains.csv', undefined],
  ['bookmarks', 'bookmarks.csv', undefined],
] as const;

const page = (given: Pick<Check, 'id' | 'paragraph' | 'title' | 'run'>): Check =>
  check({ tier: 'pages', applies: onPages, ...given });

export const PAGE_CHECKS: readonly Check[] = [
  page({
    id: 'pages.export',
    paragraph: 'mastodon.md §7.1, §11',
    title: 'the export page, in English and in French',
    async run({ here }) {
      const visitor = await here.signedIn();
      says(
        await visitor.get('/settings/export'),
        'Follows',
        'Lists',
        'You mute',
        'You block',
        'Domain blocks',
        'Bookmarks',
        'CSV',
      );
      const french = await (await here.signedIn(here.me, 'fr')).get('/settings/export');
      says(french, 'Abonnements', 'Listes', 'Vous masquez', 'Vous bloquez', 'Marque-pages');
      const stranger = await here.visitor().get('/settings/export');
      holds(stranger.address.startsWith('/auth/sign_in'), `a stranger sees ${stranger.address}`);
    },
  }),
  page({
    id: 'pages.csv',
    paragraph: 'mastodon.md §7.1, §7.2, §7.3',
    title: 'the CSV files: names, headers, UTF-8 without BOM; 401 for strangers',
    async run({ here }) {
      const visitor = await here.signedIn();
      for (const [name, file, header] of CSV_FILES) {
        const path = `/settings/exports/${name}.csv`;
        const answer = await visitor.get(path);
        equals(answer.status, 200, path);
        const disposition = answer.headers.get('content-disposition') ?? '';
        holds(
          /^attachment/.test(disposition) && disposition.includes(file),
          `${path}: ${disposition}`,
        );
        const [first = ''] = answer.html.split('\n');
        holds(
          !answer.html.includes('\r') && !answer.html.startsWith('\uFEFF'),
          `${path}: CR or BOM`,
        );
        if (header !== undefined) holds(first.startsWith(header), `${path} begins with ${first}`);
        else holds(!/Account address|#domain|#uri/.test(first), `${path} has a header`);
        equals((await here.visitor().get(path)).status, 401, `${path} for a stranger`);
      }
      const follows = (await visitor.get('/settings/exports/follows.csv')).html.split('\n')[0];
      const columns = 'Account address,Show boosts,Notify on new posts,Languages';
      if (isSince(here.facts.version, '4.0')) equals(follows, columns, 'header of the follows');
      const filters = await visitor.get('/settings/exports/custom_filters.json');
      equals(filters.status, isSince(here.facts.version, '4.6') ? 200 : 404, 'custom_filters.json');
    },
  }),
  page({
    id: 'pages.import-path',
    paragraph: 'mastodon.md §0.6, §8.1',
    title: '/settings/imports from 4.2, /settings/import before; the other is a 404',
    async run({ here }) {
      const visitor = await here.signedIn();
      const plural = isSince(here.facts.version, '4.2');
      equals(
        (await visitor.get('/settings/imports')).status,
        plural ? 200 : 404,
        '/settings/imports',
      );
      equals(
        (await visitor.get('/settings/import')).status,
        plural ? 404 : 200,
        '/settings/import',
      );
    },
  }),
  page({
    id: 'pages.import',
    paragraph: 'mastodon.md §8.1, §8.4',
    title: 'an imported file of follows is followed, with its settings',
    async run(bench) {
      const { here, there, clock, later } = bench;
      const id = await strangerOf(bench);
      await needUnrelated(here, id);
      later(() => here.mine('POST', `/api/v1/accounts/${id}/unfollow`));
      const confirmed = isSince(here.facts.version, '4.2');
      const form = confirmed ? 'form_import' : 'import';
      const visitor = await here.signedIn();
      const csv = `Account address,Show boosts,Notify on new posts,Languages\n${there.me.handle},false,false,\n`;
      const first = await visitor.get(confirmed ? '/settings/imports' : '/settings/import');
      says(first, 'Import type', 'Following list', 'Merge', 'Overwrite', 'Upload');
      let next = await visitor.submit(first, `${form}[type]`, {
        [`${form}[type]`]: 'following',
        [`${form}[mode]`]: 'merge',
        [`${form}[data]`]: new File([csv], 'following_accounts.csv', { type: 'text/csv' }),
      });
      if (confirmed) {
        holds(
          /^\/settings\/imports\/\d+/.test(next.address),
          `no page to confirm but ${next.address}`,
        );
        says(next, 'Importing followed accounts');
        next = await visitor.press(next, /^Confirm$/);
      }
      says(next, 'Your data was successfully uploaded and will be processed in due time');
      await clock.until('the import is done', 30 * MINUTE, async () => {
        const relation = await relationOf(here, id);
        return relation.following === true || relation.requested === true;
      });
      equals((await relationOf(here, id)).showing_reblogs, false, 'showing_reblogs');
      if (!confirmed) return;
      await clock.until('the import is listed as finished', 30 * MINUTE, async () => {
        const list = await visitor.get('/settings/imports');
        says(list, 'Recent imports');
        return list.words.includes('Finished');
      });
    },
  }),
  page({
    id: 'pages.import-empty',
    paragraph: 'mastodon.md §8.3',
    title: 'an empty file, or one of another kind, is refused in words',
    async run({ here }) {
      needs(isSince(here.facts.version, '4.2'), 'since Mastodon 4.2');
      const visitor = await here.signedIn();
      const send = async (text: string, type: string) =>
        visitor.submit(await visitor.get('/settings/imports'), 'form_import[type]', {
          'form_import[type]': type,
          'form_import[mode]': 'merge',
          'form_import[data]': new File([text], 'contract.csv', { type: 'text/csv' }),
        });
      says(await send('', 'following'), 'Empty CSV file');
      says(
        await send('#domain\ncontract.invalid\n', 'following'),
        'Incompatible with the selected import type',
      );
    },
  }),
  page({
    id: 'pages.account',
    paragraph: 'mastodon.md §11',
    title: 'the account settings lead to migration, aliases and deletion',
    async run({ here }) {
      const settings = await (await here.signedIn()).get('/auth/edit');
      says(
        settings,
        'Account settings',
        'Move to a different account',
        'Moving from a different account',
      );
      says(settings, '/settings/migration', '/settings/aliases', 'Delete account');
    },
  }),
  page({
    id: 'pages.migration',
    paragraph: 'mastodon.md §10.2, §11',
    title: 'the migration page: handle, current password, what it says before',
    async run({ here }) {
      const form = await (await here.signedIn()).get('/settings/migration');
      says(
        form,
        'Account migration',
        'Your account is not redirecting to any other account currently.',
      );
      says(
        form,
        'Before proceeding, please read these notes carefully:',
        'Handle of the new account',
        'Move followers',
      );
      says(form, 'account_migration[acct]', 'account_migration[current_password]');
      says(form, '/settings/migration/redirect/new');
    },
  }),
  page({
    id: 'pages.language',
    paragraph: 'mastodon.md §0.7',
    title: 'every page honours ?lang=',
    async run({ here }) {
      const french = await here.signedIn(here.me, 'fr');
      says(await french.get('/settings/aliases'), 'Alias du compte', 'Créer un alias');
      says(await french.get('/settings/migration'), 'Migration de compte', 'Migrer les abonné·e·s');
      const english = await here.signedIn();
      says(await english.get('/settings/aliases'), 'Account aliases', 'Create alias');
    },
  }),
];
