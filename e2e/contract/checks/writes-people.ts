import { answers, equals, hasFields, holds, row, rows, text } from '../assert.ts';
import type { Bench } from '../bench.ts';
import { type Check, check } from '../check.ts';
import { all, hasOther, isSince, onKnown, onMastodon } from '../facts.ts';
import { accepted, followed, needUnrelated, relationOf, strangerOf } from '../seed.ts';
import type { Side } from '../side.ts';

const PARAGRAPH = 'mastodon.md §5';

/** What is asked without the right scope is refused before it is done. */
export async function refusesScope(here: Side, method: string, path: string): Promise<void> {
  if (here.facts.software !== 'mastodon') return;
  const token = await here.appToken('read:notifications');
  const answer = await here.call(method, path, { token });
  // A post is looked for first, and an app alone sees public ones only.
  if (/^\/api\/v1\/statuses\//.test(path) && answer.status === 404) return;
  answers(answer, 403, /outside the authorized scopes/);
}

const on = (id: string, act: string) => `/api/v1/accounts/${id}/${act}`;

async function act(
  { here }: Bench,
  id: string,
  verb: string,
  form: Record<string, string | boolean | number> = {},
) {
  const answer = await here.mine('POST', on(id, verb), { form });
  answers(answer, 200);
  equals(row(answer.body).id, id, `id in the answer of ${verb}`);
  return row(answer.body);
}

export const PEOPLE_WRITE_CHECKS: readonly Check[] = [
  check({
    id: 'write.follow',
    paragraph: PARAGRAPH,
    title: 'follow takes reblogs, notify and languages; again only updates',
    applies: onKnown(),
    async run(bench) {
      const { here, later } = bench;
      const id = await strangerOf(bench);
      await refusesScope(here, 'POST', on(id, 'follow'));
      await needUnrelated(here, id);
      later(() => here.mine('POST', on(id, 'unfollow')));
      const form = { reblogs: false, notify: true };
      const first = await act(bench, id, 'follow', form);
      holds(
        first.following === true || first.requested === true,
        'neither following nor requested',
      );
      const settings = async () => {
        const relation = await relationOf(here, id);
        return [relation.showing_reblogs, relation.notifying];
      };
      equals(await settings(), [false, true], 'showing_reblogs, notifying');
      // A change that meets the acceptance on its way would be lost.
      await accepted(bench, id);
      equals(await settings(), [false, true], 'showing_reblogs, notifying, once accepted');
      await act(bench, id, 'follow', { reblogs: true });
      const [reblogs] = await settings();
      equals(reblogs, true, 'showing_reblogs after the second call');
      if (here.facts.software !== 'mastodon' || !isSince(here.facts.version, '4.0')) return;
      const french = await here.mine('POST', on(id, 'follow'), { form: { languages: ['fr'] } });
      answers(french, 200);
      equals((await relationOf(here, id)).languages, ['fr'], 'languages');
    },
  }),
  check({
    id: 'write.unfollow',
    paragraph: PARAGRAPH,
    title: 'unfollow withdraws a follow or a request, and again does no harm',
    applies: onKnown(),
    async run(bench) {
      const id = await strangerOf(bench);
      await needUnrelated(bench.here, id);
      bench.later(() => bench.here.mine('POST', on(id, 'unfollow')));
      await act(bench, id, 'follow');
      const gone = await act(bench, id, 'unfollow');
      equals([gone.following, gone.requested], [false, false], 'following, requested');
      await act(bench, id, 'unfollow');
    },
  }),
  check({
    id: 'write.block',
    paragraph: PARAGRAPH,
    title: 'block is idempotent, ends follows; oneself is passed over in silence',
    applies: onKnown(),
    async run(bench) {
      const { here, later } = bench;
      const id = await strangerOf(bench);
      await refusesScope(here, 'POST', on(id, 'block'));
      // It would end their follow as well.
      await needUnrelated(here, id, ['followed_by']);
      later(() => here.mine('POST', on(id, 'unblock')));
      // A request that is still under way would be accepted in spite of the block.
      await followed(bench, id);
      for (const _ of ['once', 'twice'])
        equals((await act(bench, id, 'block')).blocking, true, 'blocking');
      const relation = await relationOf(here, id);
      equals([relation.following, relation.requested], [false, false], 'following, requested');
      equals(rows(await here.mine('GET', '/api/v1/blocks?limit=1'))[0]?.id, id, 'newest block');
      equals((await act(bench, id, 'unblock')).blocking, false, 'blocking after unblock');
      if (here.facts.software !== 'mastodon') return;
      equals((await act(bench, here.me.id, 'block')).blocking, false, 'blocking oneself');
    },
  }),
  check({
    id: 'write.mute',
    paragraph: PARAGRAPH,
    title: 'mute hides notifications unless told, with a duration; again re-sets both',
    applies: onKnown(),
    async run(bench) {
      const { here, later, clock } = bench;
      const id = await strangerOf(bench);
      await refusesScope(here, 'POST', on(id, 'mute'));
      await needUnrelated(here, id);
      later(() => here.mine('POST', on(id, 'unmute')));
      const muted = await act(bench, id, 'mute');
      equals(muted.muting, true, 'muting');
      if (here.facts.software === 'mastodon')
        equals(muted.muting_notifications, true, 'by default');
      const loud = await act(bench, id, 'mute', { notifications: false, duration: 3600 });
      equals(loud.muting_notifications, false, 'muting_notifications');
      const found = rows(await here.mine('GET', '/api/v1/mutes')).find((one) => one.id === id);
      const expiry = Date.parse(text(found?.mute_expires_at, 'mute_expires_at'));
      holds(
        Math.abs(expiry - clock.now() - 3_600_000) < 120_000,
        `expires at ${found?.mute_expires_at}`,
      );
      await act(bench, id, 'mute', { duration: 0 });
      const forever = rows(await here.mine('GET', '/api/v1/mutes')).find((one) => one.id === id);
      equals(forever?.mute_expires_at ?? null, null, 'expiry with duration 0');
      equals((await act(bench, id, 'unmute')).muting, false, 'muting after unmute');
    },
  }),
  check({
    id: 'write.mute-self',
    paragraph: PARAGRAPH,
    title: 'muting oneself is passed over in silence',
    applies: onMastodon(),
    run: async (bench) =>
      equals((await act(bench, bench.here.me.id, 'mute')).muting, false, 'muting'),
  }),
  check({
    id: 'write.domain-block',
    paragraph: PARAGRAPH,
    title: 'domain block: {} and idempotent, 422 when empty, preview since 4.3',
    applies: onMastodon(),
    async run({ here, later }) {
      const path = '/api/v1/domain_blocks';
      const form = { domain: 'contract.invalid' };
      await refusesScope(here, 'POST', path);
      const listed = async () => (await here.mine('GET', `${path}?limit=1`)).body;
      later(() => here.mine('DELETE', `${path}?domain=${form.domain}`));
      for (const _ of ['once', 'twice']) {
        const answer = await here.mine('POST', path, { form });
        answers(answer, 200);
        equals(answer.body, {}, 'body');
      }
      equals(await listed(), [form.domain], 'newest domain block');
      answers(await here.mine('POST', path, { form: { domain: '' } }), 422, /^Validation failed/);
      const preview = await here.mine('GET', `${path}/preview?domain=${form.domain}`);
      if (!isSince(here.facts.version, '4.3')) return answers(preview, 404);
      answers(preview, 200);
      hasFields(preview.body, ['following_count', 'followers_count'], 'preview');
    },
  }),
  check({
    id: 'write.domain-block-follows',
    paragraph: PARAGRAPH,
    title: 'a domain block takes away follows to that domain, a little later',
    applies: onMastodon(),
    async run(bench) {
      const { here, there, clock, later } = bench;
      const id = await strangerOf(bench);
      // It would end their follow as well.
      await needUnrelated(here, id, ['followed_by']);
      await followed(bench, id);
      const { domain } = there.facts;
      const path = '/api/v1/domain_blocks';
      later(() => here.mine('DELETE', `${path}?domain=${encodeURIComponent(domain)}`));
      answers(await here.mine('POST', path, { form: { domain } }), 200);
      await clock.until('the follow is gone', 120_000, async () => {
        return (await relationOf(here, id)).following === false;
      });
      equals((await relationOf(here, id)).domain_blocking, true, 'domain_blocking');
      answers(await here.mine('POST', on(id, 'follow')), 403, /^This action is not allowed$/);
    },
  }),
  check({
    id: 'write.note',
    paragraph: PARAGRAPH,
    title: 'a private note: kept, 2000 at most, blank deletes',
    applies: onKnown(),
    async run(bench) {
      const { here, later } = bench;
      const id = await strangerOf(bench);
      await refusesScope(here, 'POST', on(id, 'note'));
      const before = String((await relationOf(here, id)).note ?? '');
      later(() => here.mine('POST', on(id, 'note'), { form: { comment: before } }));
      equals((await act(bench, id, 'note', { comment: 'Contract' })).note, 'Contract', 'note');
      equals((await relationOf(here, id)).note, 'Contract', 'note read back');
      equals((await act(bench, id, 'note', { comment: '' })).note, '', 'note after a blank');
      if (here.facts.software !== 'mastodon') return;
      const long = { form: { comment: 'x'.repeat(2001) } };
      answers(await here.mine('POST', on(id, 'note'), long), 422, /^Validation failed/);
    },
  }),
  check({
    id: 'write.endorse',
    paragraph: PARAGRAPH,
    title: 'endorse (4.4) or pin: only whom one really follows, else 422',
    applies: onMastodon(),
    async run(bench) {
      const { here, later } = bench;
      const id = await strangerOf(bench);
      await needUnrelated(here, id);
      const since = isSince(here.facts.version, '4.4');
      for (const verb of since ? ['endorse', 'pin'] : ['pin']) {
        await refusesScope(here, 'POST', on(id, verb));
        answers(await here.mine('POST', on(id, verb)), 422);
      }
      if (!since) answers(await here.mine('POST', on(id, 'endorse')), 404);
      await followed(bench, id);
      later(() => here.mine('POST', on(id, 'unpin')));
      for (const verb of since ? ['endorse', 'pin'] : ['pin', 'pin']) {
        equals((await act(bench, id, verb)).endorsed, true, 'endorsed');
      }
      equals((await act(bench, id, since ? 'unendorse' : 'unpin')).endorsed, false, 'endorsed');
    },
  }),
  check({
    id: 'write.expiry-relation',
    paragraph: 'mastodon.md §4.2',
    title: 'a mute expires by itself',
    tier: 'exhaust',
    applies: all(onKnown(), hasOther),
    async run({ here, clock, later }) {
      const id = here.other?.id ?? '';
      await needUnrelated(here, id);
      later(() => here.mine('POST', on(id, 'unmute')));
      answers(await here.mine('POST', on(id, 'mute'), { form: { duration: 60 } }), 200);
      equals((await relationOf(here, id)).muting, true, 'muting at first');
      await clock.until('the mute is over', 600_000, async () => {
        return (await relationOf(here, id)).muting === false;
      });
    },
  }),
];
