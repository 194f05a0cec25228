import { answers, equals, hasFields, holds, needs, row } from '../assert.ts';
import type { Bench } from '../bench.ts';
import { type Check, check } from '../check.ts';
import { isSince, onKnown, onMastodon } from '../facts.ts';
import type { Value } from '../http.ts';
import { needNoRequests, needUnrelated } from '../seed.ts';

const PARAGRAPH = 'mastodon.md §5';
const UPDATE = '/api/v1/accounts/update_credentials';
const READ = '/api/v1/accounts/verify_credentials';

/** Sets one thing of the profile, reads it back, and puts it as it was. */
async function setAndRestore(
  { here, later }: Bench,
  name: string,
  value: Value,
  readBack: (account: Readonly<Record<string, unknown>>) => unknown,
): Promise<void> {
  const before = readBack(row((await here.mine('GET', READ)).body));
  later(() => here.mine('PATCH', UPDATE, { form: { [name]: (before ?? '') as Value } }));
  const answer = await here.mine('PATCH', UPDATE, { form: { [name]: value } });
  answers(answer, 200);
  equals(readBack(row((await here.mine('GET', READ)).body)), value, name);
}

export const PROFILE_CHECKS: readonly Check[] = [
  check({
    id: 'write.profile',
    paragraph: PARAGRAPH,
    title: 'the profile is written and read back: name, note, flags, defaults',
    applies: onKnown(),
    async run(bench) {
      const { here } = bench;
      const source = (field: string) => (account: Readonly<Record<string, unknown>>) =>
        row(account.source)[field];
      await setAndRestore(bench, 'display_name', 'Contract', (account) => account.display_name);
      await setAndRestore(bench, 'note', 'Contract note', source('note'));
      await setAndRestore(bench, 'source[privacy]', 'unlisted', source('privacy'));
      await setAndRestore(bench, 'bot', true, (account) => account.bot);
      if (here.facts.software !== 'mastodon') return;
      await setAndRestore(bench, 'discoverable', false, (account) => account.discoverable);
      const { version } = here.facts;
      if (isSince(version, '4.2')) {
        await setAndRestore(bench, 'hide_collections', true, source('hide_collections'));
        await setAndRestore(bench, 'indexable', true, source('indexable'));
      }
    },
  }),
  check({
    id: 'write.profile-fields',
    paragraph: PARAGRAPH,
    title: 'fields of the profile, as fields_attributes[n][name] and [value]',
    applies: onKnown(),
    async run({ here, later }) {
      const read = async () => {
        const source = row(row((await here.mine('GET', READ)).body).source);
        return (source.fields as readonly unknown[]).map((field) => [
          row(field).name,
          row(field).value,
        ]);
      };
      const write = (fields: readonly (readonly unknown[])[]) => {
        const form = Object.fromEntries(
          fields.flatMap(([name, value], index) => [
            [`fields_attributes[${index}][name]`, String(name)],
            [`fields_attributes[${index}][value]`, String(value)],
          ]),
        );
        return here.mine('PATCH', UPDATE, { form });
      };
      const before = await read();
      later(() => write(before.length === 0 ? [['', '']] : before));
      answers(
        await write([
          ['Pronouns', 'they'],
          ['Site', 'https://contract.example'],
        ]),
        200,
      );
      equals(
        await read(),
        [
          ['Pronouns', 'they'],
          ['Site', 'https://contract.example'],
        ],
        'fields',
      );
    },
  }),
  check({
    id: 'write.profile-limits',
    paragraph: PARAGRAPH,
    title: 'a name of 30 (40 since 4.6), a note of 500; else 422, with details since 4.3',
    applies: onMastodon(),
    async run({ here, later }) {
      if (/glitch/.test(here.facts.version)) {
        // glitch-soc lets the administrator choose (mastodon.md §13.2).
        const instance = row((await here.call('GET', '/api/v2/instance')).body);
        hasFields(
          row(instance.configuration).accounts,
          ['max_featured_tags'],
          'configuration.accounts',
        );
        return;
      }
      const before = row((await here.mine('GET', READ)).body).display_name as string;
      later(() => here.mine('PATCH', UPDATE, { form: { display_name: before } }));
      const max = isSince(here.facts.version, '4.6') ? 40 : 30;
      const named = (length: number) =>
        here.mine('PATCH', UPDATE, { form: { display_name: 'x'.repeat(length) } });
      answers(await named(max), 200);
      const refused = await named(max + 1);
      answers(refused, 422, /^Validation failed/);
      equals(
        'details' in row(refused.body),
        isSince(here.facts.version, '4.3'),
        'details are told',
      );
      answers(await here.mine('PATCH', UPDATE, { form: { note: 'x'.repeat(501) } }), 422);
    },
  }),
  check({
    id: 'write.profile-pictures',
    paragraph: PARAGRAPH,
    title: 'a picture is taken; since 4.2 it can be removed again',
    applies: onMastodon('4.2'),
    async run({ here, later }) {
      const account = async () => row((await here.mine('GET', READ)).body);
      const before = String((await account()).avatar);
      needs(
        before.includes('missing.png'),
        'the account has a picture, which could not be put back',
      );
      later(() => here.mine('DELETE', '/api/v1/profile/avatar'));
      const multipart = new FormData();
      multipart.append('avatar', new File([PIXEL], 'avatar.png', { type: 'image/png' }));
      answers(await here.mine('PATCH', UPDATE, { multipart }), 200);
      holds(!String((await account()).avatar).includes('missing.png'), 'the picture is not there');
      answers(await here.mine('DELETE', '/api/v1/profile/avatar'), 200);
      holds(String((await account()).avatar).includes('missing.png'), 'the picture is still there');
    },
  }),
  check({
    id: 'write.profile-unlock',
    paragraph: 'mastodon.md §0.9',
    title: 'opening a locked account accepts every request at once',
    applies: onMastodon(),
    async run(bench) {
      const { here, there, clock, later } = bench;
      const lock = (locked: boolean) => here.mine('PATCH', UPDATE, { form: { locked } });
      const before = row((await here.mine('GET', READ)).body).locked === true;
      const asked = await there.mine(
        'GET',
        `/api/v2/search?q=${here.me.handle}&resolve=true&type=accounts`,
      );
      const id = String(row((row(asked.body).accounts as unknown[])[0]).id);
      await needNoRequests(here);
      await needUnrelated(there, id);
      later(() => lock(before));
      answers(await lock(true), 200);
      later(() => there.mine('POST', `/api/v1/accounts/${id}/unfollow`));
      answers(await there.mine('POST', `/api/v1/accounts/${id}/follow`), 200);
      const waiting = async () => {
        const list = await here.mine('GET', '/api/v1/follow_requests');
        return (list.body as unknown[]).some((one) => row(one).acct === there.me.handle);
      };
      await clock.until('the request arrives', 120_000, waiting);
      answers(await lock(false), 200);
      await clock.until('no request is left', 120_000, async () => !(await waiting()));
      await clock.until('the request was accepted', 120_000, async () => {
        const list = await here.mine('GET', `/api/v1/accounts/${here.me.id}/followers?limit=1`);
        return row((list.body as unknown[])[0]).acct === there.me.handle;
      });
    },
  }),
];

/** A transparent pixel. */
const PIXEL = Uint8Array.from(
  atob(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  ),
  (char) => char.charCodeAt(0),
);
