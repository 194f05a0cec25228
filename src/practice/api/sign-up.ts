import { ApiError, type Context, hasScope, invalid, json } from '../context.ts';
import { isTrue } from '../params.ts';
import { post, type Route } from '../route.ts';
import { addUser, findUserByLogin, isNameTaken } from '../state/users.ts';
import { isSince } from '../versions.ts';
import { say } from '../words.ts';
import { tokenFor } from './oauth.ts';

/** POST /api/v1/accounts, with an app's own token (mastodon.md §13.4). */
function signUp(context: Context): Response {
  const { token, params, options, version, state } = context;
  if (token === undefined || token.revoked) throw new ApiError(401, say(context, 'invalidToken'));
  if (!hasScope(token.scopes, 'write:accounts')) {
    throw new ApiError(403, 'This action is outside the authorized scopes');
  }
  if (token.account !== undefined && isSince(version, 4, 4)) {
    throw new ApiError(403, 'This method requires an client credentials authentication');
  }
  const invited = options.invites?.includes(params.get('invite_code') ?? '') === true;
  if (options.registrations === 'closed' && !(invited && isSince(version, 4, 3))) {
    throw new ApiError(403, 'This action is not allowed');
  }
  refuse(faultsOf(context));
  const record = addUser(context, {
    username: params.get('username') ?? '',
    email: params.get('email') ?? '',
    password: params.get('password') ?? '',
    confirmed: false,
    approved: options.registrations !== 'approval' || invited,
    numericActorId: isSince(version, 4, 5),
  });
  const app = state.apps.get(token.clientId);
  if (app === undefined) throw new ApiError(401, say(context, 'invalidToken'));
  return json({
    access_token: tokenFor(state, app, record.id, token.scopes),
    token_type: 'Bearer',
    scope: token.scopes.join(' '),
    created_at: Math.floor(context.now / 1000),
  });
}

type Fault = readonly [field: string, code: string, said: string];

function faultsOf(context: Context): readonly Fault[] {
  const { params } = context;
  const username = params.get('username') ?? '';
  const email = params.get('email') ?? '';
  const faults: Fault[] = [];
  if (!/^[a-z0-9_]{1,30}$/i.test(username)) {
    faults.push(['username', 'ERR_INVALID', 'must contain only letters, numbers and underscores']);
  } else if (isNameTaken(context, username)) {
    faults.push(['username', 'ERR_TAKEN', 'has already been taken']);
  }
  if (!/^[^@\s]+@[^@\s]+$/.test(email)) faults.push(['email', 'ERR_INVALID', 'is invalid']);
  else if (findUserByLogin(context, email) !== undefined) {
    faults.push(['email', 'ERR_TAKEN', 'has already been taken']);
  }
  if ((params.get('password') ?? '').length < 8) {
    faults.push(['password', 'ERR_TOO_SHORT', 'is too short (minimum is 8 characters)']);
  }
  if (!isTrue(params.get('agreement') ?? '')) {
    faults.push(['agreement', 'ERR_ACCEPTED', 'must be accepted']);
  }
  return faults;
}

function refuse(faults: readonly Fault[]): void {
  if (faults.length === 0) return;
  const details = Object.fromEntries(
    faults.map(([field, error, description]) => [field, [{ error, description }]]),
  );
  throw invalid(faults.map(([field, , said]) => `${field} ${said}`).join(', '), details);
}

export const SIGN_UP_ROUTES: readonly Route[] = [post('/api/v1/accounts', signUp)];
