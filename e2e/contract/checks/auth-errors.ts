import { answers, needs } from '../assert.ts';
import { type Check, check } from '../check.ts';
import { all, isSince, onGotosocial, onKnown, onMastodon } from '../facts.ts';
import type { StateTokens } from '../side.ts';

const PARAGRAPH = 'mastodon.md §2.8';

/** An account whose state shuts it out, wherever a user is required. */
function shutOut(id: string, state: keyof StateTokens, title: string, said: RegExp): Check {
  return check({
    id: `auth.${id}`,
    paragraph: PARAGRAPH,
    title,
    applies: onMastodon(),
    async run({ here }) {
      const token = here.stateTokens[state];
      needs(token, `needs the token of such an account (…_${state.toUpperCase()}_TOKEN)`);
      answers(await here.call('GET', '/api/v1/blocks', { token }), 403, said);
      answers(await here.call('GET', '/api/v1/accounts/verify_credentials', { token }), 403, said);
    },
  });
}

export const AUTH_CHECKS: readonly Check[] = [
  check({
    id: 'auth.invalid',
    paragraph: PARAGRAPH,
    title: 'a token it does not know: 401',
    applies: onKnown(),
    async run({ here }) {
      const answer = await here.call('GET', '/api/v1/blocks', {
        token: 'contract-has-no-such-token',
      });
      const words =
        here.facts.software === 'gotosocial'
          ? /token not supplied/
          : /^The access token is invalid$/;
      answers(answer, 401, words);
    },
  }),
  check({
    id: 'auth.revoked',
    paragraph: 'mastodon.md §2.7, §2.8',
    title: 'a revoked token is dead: 401',
    applies: onMastodon(),
    async run({ here }) {
      // A scope of its own: the same app and scopes would be the same token (mastodon.md §2.6).
      const token = await here.appToken('read:mutes read:lists');
      const path = '/api/v1/accounts/verify_credentials';
      answers(await here.call('GET', '/api/v1/mutes', { token }), 422);
      const { clientId, clientSecret } = here.app;
      const form = { token, client_id: clientId, client_secret: clientSecret };
      answers(await here.call('POST', '/oauth/revoke', { form }), 200);
      answers(await here.call('GET', '/api/v1/mutes', { token }), 401, /was revoked$/);
      answers(await here.call('GET', path, { token }), 401, /was revoked$/);
    },
  }),
  check({
    id: 'auth.scope',
    paragraph: PARAGRAPH,
    title: 'a scope that is missing: 403',
    applies: onMastodon(),
    async run({ here }) {
      const token = await here.appToken('read:notifications');
      const said = /^This action is outside the authorized scopes$/;
      answers(await here.call('GET', '/api/v1/blocks', { token }), 403, said);
      answers(await here.call('POST', '/api/v1/lists', { token, form: { title: 'x' } }), 403, said);
    },
  }),
  check({
    id: 'auth.no-user',
    paragraph: PARAGRAPH,
    title: 'no user where one is needed: 422',
    applies: onMastodon(),
    async run({ here }) {
      const token = await here.appToken('read');
      const said = /^This method requires an authenticated user$/;
      for (const path of ['/api/v1/blocks', '/api/v1/lists', '/api/v1/preferences']) {
        answers(await here.call('GET', path, { token }), 422, said);
      }
    },
  }),
  check({
    id: 'auth.closed-api',
    paragraph: PARAGRAPH,
    title: 'where the administrator closed the API to strangers: 401',
    applies: all(
      onMastodon(),
      (here) => !here.openApi || 'this server answers requests without a token',
    ),
    async run({ here }) {
      const answer = await here.call('GET', `/api/v1/accounts/${here.me.id}`);
      answers(answer, 401, /^This (method|API) requires an authenticated user$/);
    },
  }),
  shutOut(
    'unconfirmed',
    'unconfirmed',
    'e-mail not confirmed: 403 in fixed English',
    /^Your login is missing a confirmed e-mail address$/,
  ),
  shutOut(
    'pending',
    'pending',
    'account not approved: 403 in fixed English',
    /^Your login is currently pending approval$/,
  ),
  shutOut(
    'disabled',
    'disabled',
    'moved or disabled: 403 in fixed English',
    /^Your login is currently disabled$/,
  ),
  check({
    ...shutOut('suspended', 'suspended', 'suspended: 403 on everything', /./),
    async run({ here }) {
      const token = here.stateTokens.suspended;
      needs(token, 'needs the token of such an account (…_SUSPENDED_TOKEN)');
      const paths = ['/api/v1/blocks', `/api/v1/accounts/${here.me.id}/following`];
      for (const path of [...paths, '/api/v2/search?q=x']) {
        const said = /^Your login is currently disabled$/;
        answers(await here.call('GET', path, { token }), 403, said);
      }
    },
  }),
  check({
    id: 'auth.language',
    paragraph: PARAGRAPH,
    title: 'validation texts follow ?lang=, fixed 403 bodies do not',
    applies: all(onMastodon(), (here) => isSince(here.version, '4.0') || 'since 4.0'),
    async run({ here }) {
      const token = await here.appToken('read:notifications');
      const answer = await here.call('GET', '/api/v1/blocks?lang=fr', { token });
      answers(answer, 403, /^This action is outside the authorized scopes$/);
    },
  }),
  check({
    id: 'auth.gotosocial',
    paragraph: 'gotosocial-observed.md §4',
    title: 'GoToSocial: no token and a wrong one are the same 401',
    applies: onGotosocial,
    async run({ here }) {
      const said = /^Unauthorized: token not supplied$/;
      answers(await here.call('GET', '/api/v1/blocks'), 401, said);
      answers(await here.call('GET', '/api/v1/blocks', { token: 'wrong' }), 401, said);
      answers(await here.mine('GET', '/api/v1/no-such-thing'), 404, /^Not Found$/);
    },
  }),
];
