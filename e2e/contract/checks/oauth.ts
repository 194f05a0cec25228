import { answers, equals, hasFields, holds, lacksFields, row } from '../assert.ts';
import { type Check, check } from '../check.ts';
import { all, hasPassword, isSince, onGotosocial, onKnown, onMastodon } from '../facts.ts';
import {
  authorize,
  CALLBACK,
  codeOf,
  createPkce,
  exchange,
  isSignInPage,
  passSignIn,
} from '../sign-in.ts';

export const OAUTH_CHECKS: readonly Check[] = [
  check({
    id: 'oauth.register',
    paragraph: 'mastodon.md §2.1',
    title: 'registering an app needs nobody and gives a secret',
    applies: onKnown(),
    async run({ here }) {
      const { body } = here.registration;
      hasFields(body, ['id', 'name', 'redirect_uri', 'client_id', 'client_secret'], 'registration');
      if (here.facts.software === 'gotosocial') return;
      const { version } = here.facts;
      const lists = ['scopes', 'redirect_uris'];
      if (isSince(version, '4.3')) hasFields(body, lists, 'registration');
      else lacksFields(body, lists, 'registration');
      if (isSince(version, '4.4')) hasFields(body, ['client_secret_expires_at'], 'registration');
      // Later releases of 4.3 tell it as well (seen on 4.3.23).
      if (!isSince(version, '4.3')) lacksFields(body, ['client_secret_expires_at'], 'registration');
      equals(row(body).client_secret_expires_at ?? 0, 0, 'expiry of the secret');
    },
  }),
  check({
    id: 'oauth.register-scope',
    paragraph: 'mastodon.md §2.1',
    title: 'a scope the server does not know refuses the registration: 422',
    tier: 'exhaust',
    applies: onMastodon(),
    async run({ here }) {
      const form = {
        client_name: 'Contract',
        redirect_uris: CALLBACK,
        scopes: 'read contract:none',
      };
      answers(
        await here.call('POST', '/api/v1/apps', { form, raw: true, ip: here.freshIp() }),
        422,
      );
    },
  }),
  check({
    id: 'oauth.metadata',
    paragraph: 'mastodon.md §2.5',
    title: '/.well-known/oauth-authorization-server since 4.3, a 404 before',
    applies: onKnown(),
    async run({ here }) {
      const answer = await here.call('GET', '/.well-known/oauth-authorization-server');
      const { software, version } = here.facts;
      if (software === 'gotosocial' || !isSince(version, '4.3')) return answers(answer, 404);
      answers(answer, 200);
      const body = row(answer.body);
      holds(String(body.issuer).endsWith('/'), `issuer ${body.issuer} has no trailing slash`);
      const named = ['authorization_endpoint', 'token_endpoint', 'revocation_endpoint'];
      hasFields(body, [...named, 'scopes_supported', 'app_registration_endpoint'], 'metadata');
      equals(body.code_challenge_methods_supported, ['S256'], 'challenge methods');
      equals('userinfo_endpoint' in body, isSince(version, '4.4'), 'userinfo_endpoint is told');
      const scopes = body.scopes_supported as readonly string[];
      holds(scopes.includes('profile'), 'profile is not among the scopes');
      equals(
        scopes.includes('read:collections'),
        isSince(version, '4.6'),
        'read:collections is told',
      );
    },
  }),
  check({
    id: 'oauth.token-errors',
    paragraph: 'mastodon.md §2.6',
    title: 'a bad code is invalid_grant (400), a bad secret invalid_client (401)',
    applies: onMastodon(),
    async run({ here }) {
      const badCode = await exchange(here.call, here.app, 'no-such-code');
      answers(badCode, 400, /^invalid_grant$/);
      const badSecret = await exchange(
        here.call,
        { ...here.app, clientSecret: 'no' },
        'no-such-code',
      );
      answers(badSecret, 401, /^invalid_client$/);
    },
  }),
  check({
    id: 'oauth.revoke',
    paragraph: 'mastodon.md §2.7',
    title: 'revoking an unknown token is 200 {}, with a wrong client 403',
    applies: onMastodon(),
    async run({ here }) {
      const { clientId, clientSecret } = here.app;
      const form = { token: 'unknown', client_id: clientId, client_secret: clientSecret };
      const answer = await here.call('POST', '/oauth/revoke', { form });
      answers(answer, 200);
      equals(answer.body, {}, 'body');
      const wrong = { ...form, token: await here.appToken('read'), client_secret: 'no' };
      answers(
        await here.call('POST', '/oauth/revoke', { form: wrong }),
        403,
        /^unauthorized_client$/,
      );
    },
  }),
  check({
    id: 'oauth.consent',
    paragraph: 'mastodon.md §2.3',
    title: 'sign-in, consent, back with code and state; without iss',
    tier: 'pages',
    applies: all(onKnown(), hasPassword),
    async run({ here }) {
      const { credentials } = here.me;
      if (credentials === undefined) return;
      const extra = { state: 'a b&c', force_login: 'true' };
      const scope = 'read:accounts read:lists';
      const page = await authorize(here.visitor(), { app: here.app, scope, credentials, extra });
      const back = new URL(page.address);
      equals(back.origin + back.pathname, CALLBACK, 'where it leads back to');
      equals(back.searchParams.get('state'), 'a b&c', 'state');
      holds(!back.searchParams.has('iss'), 'iss came back');
      const answer = await exchange(here.call, here.app, codeOf(page));
      answers(answer, 200);
      const body = row(answer.body);
      equals(body.token_type, 'Bearer', 'token_type');
      equals(body.scope, scope, 'scope');
      lacksFields(body, ['expires_in', 'refresh_token'], 'token');
      if (here.facts.software === 'gotosocial') return;
      const again = await exchange(here.call, here.app, codeOf(page));
      answers(again, 400, /^invalid_grant$/);
    },
  }),
  check({
    id: 'oauth.deny',
    paragraph: 'mastodon.md §2.3',
    title: 'Deny leads back with access_denied; an unknown scope never leads back',
    tier: 'pages',
    applies: all(onMastodon(), hasPassword),
    async run({ here }) {
      const { credentials } = here.me;
      if (credentials === undefined) return;
      const visitor = here.visitor();
      const address = (scope: string) =>
        `/oauth/authorize?${new URLSearchParams({
          response_type: 'code',
          client_id: here.app.clientId,
          redirect_uri: CALLBACK,
          scope,
          state: 's',
          force_login: 'true',
          lang: 'en',
        })}`;
      let page = await visitor.get(address('read:blocks'));
      holds(isSignInPage(page), 'no sign-in page for a stranger');
      page = await passSignIn(visitor, page, credentials);
      holds(page.words.includes('Authorization required'), 'no page "Authorization required"');
      const denied = new URL((await visitor.press(page, /^Deny$/)).address);
      equals(denied.searchParams.get('error'), 'access_denied', 'error');
      equals(denied.searchParams.get('state'), 's', 'state');
      const unknown = await visitor.get(address('read:contract'));
      holds(unknown.address.startsWith('/'), `led back to ${unknown.address}`);
      equals(unknown.status, 400, 'status of the page of the error');
      const words = /An error has occurred|The requested scope is invalid/;
      holds(words.test(unknown.words), `no error is told: ${unknown.words.slice(0, 120)}`);
    },
  }),
  check({
    id: 'oauth.reuse',
    paragraph: 'mastodon.md §2.3, §2.6',
    title: 'without force_login a second visit comes straight back, with the same token',
    tier: 'pages',
    applies: all(onMastodon(), hasPassword),
    async run({ here }) {
      const { credentials } = here.me;
      if (credentials === undefined) return;
      const visitor = here.visitor();
      const given = { app: here.app, scope: 'read:bookmarks', credentials };
      const tokenOf = async () => {
        const answer = await exchange(here.call, here.app, codeOf(await authorize(visitor, given)));
        answers(answer, 200);
        return row(answer.body).access_token;
      };
      const first = await tokenOf();
      const query = new URLSearchParams({
        response_type: 'code',
        client_id: here.app.clientId,
        redirect_uri: CALLBACK,
        scope: given.scope,
      });
      const page = await visitor.get(`/oauth/authorize?${query}`);
      const answer = await exchange(here.call, here.app, codeOf(page));
      equals(row(answer.body).access_token, first, 'token of the second visit');
    },
  }),
  check({
    id: 'oauth.pkce',
    paragraph: 'mastodon.md §2.4',
    title: 'a wrong PKCE verifier is refused since 4.3, ignored before',
    tier: 'pages',
    applies: all(onKnown(), hasPassword),
    async run({ here }) {
      const { credentials } = here.me;
      if (credentials === undefined) return;
      const extra = { code_challenge: createPkce().challenge, code_challenge_method: 'S256' };
      const given = { app: here.app, scope: 'read:favourites', credentials, extra };
      const code = codeOf(await authorize(here.visitor(), given));
      const wrong = { code_verifier: createPkce().verifier };
      const answer = await exchange(here.call, here.app, code, wrong);
      const { software, version } = here.facts;
      if (software === 'mastodon' && isSince(version, '4.3'))
        answers(answer, 400, /^invalid_grant$/);
      else answers(answer, 200);
    },
  }),
  check({
    id: 'oauth.gotosocial-revoke',
    paragraph: 'gotosocial-observed.md §3',
    title: 'GoToSocial: revoking as JSON is 400, and client_secret is needed in the body',
    applies: onGotosocial,
    async run({ here }) {
      const { clientId, clientSecret } = here.app;
      const json = { token: 'none', client_id: clientId, client_secret: clientSecret };
      answers(await here.call('POST', '/oauth/revoke', { json }), 400, /^invalid_request$/);
      answers(await here.call('POST', '/oauth/revoke', { form: json }), 200);
      const bad = await exchange(here.call, { ...here.app, clientSecret: '' }, 'none');
      answers(bad, 400);
    },
  }),
];
