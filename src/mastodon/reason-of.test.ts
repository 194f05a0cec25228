import { describe, expect, it } from 'vitest';
import type { MastodonErrorCode } from './errors.ts';
import { reasonOf } from './reason-of.ts';

const say = (error: string) => JSON.stringify({ error });
const HTML = '<html><head><title>502 Bad Gateway</title></head></html>';

describe('the reason behind a status (mastodon.md §2.8, §5.1)', () => {
  it.each<[number, string, MastodonErrorCode]>([
    [401, say('The access token is invalid'), 'signed-out'],
    [401, say('The access token was revoked'), 'signed-out'],
    // Doorkeeper's text comes in the person's language: the status decides.
    [401, say('Le jeton d’accès n’est pas valide'), 'signed-out'],
    [403, say('This action is outside the authorized scopes'), 'scope'],
    [403, say('Forbidden: token has insufficient scope permission'), 'scope'],
    [403, say('Your login is missing a confirmed e-mail address'), 'unconfirmed'],
    [403, say('Your login is currently pending approval'), 'pending-approval'],
    [403, say('Your login is currently disabled'), 'disabled'],
    [403, say('This action is not allowed'), 'forbidden'],
    [403, say('Following your own account is not allowed'), 'forbidden'],
    [403, 'Forbidden', 'forbidden'],
    [403, '', 'forbidden'],
    [404, say('Record not found'), 'not-found'],
    [410, '', 'gone'],
    [400, say('param is missing'), 'invalid'],
    [422, say('This method requires an authenticated user'), 'invalid'],
    [422, say('Validation failed: Languages contains invalid language codes'), 'invalid'],
    [422, say('Validation failed: You cannot follow more than 7500 people'), 'limit'],
    [422, say('Validation failed: You have reached the maximum number of lists'), 'limit'],
    [422, say('You have already featured the maximum number of hashtags'), 'limit'],
    [422, say('Validation failed: Account must be a followed account'), 'needs-follow'],
    [422, say('You must be already following the person you want to endorse'), 'needs-follow'],
    [404, say('Not Found: account 01ABC not currently followed'), 'needs-follow'],
    [422, say('Validation failed: Account is already on the list'), 'already-there'],
    [422, say('Validation failed: Tag has already been taken'), 'already-there'],
    [422, say('Unprocessable Entity: account 1 is already in list 2'), 'already-there'],
    [422, say('Duplicate record'), 'already-there'],
    [409, say('Conflict: you already have a list with this title'), 'already-there'],
    [405, '405 method not allowed', 'not-found'],
    // Without English the status decides.
    [422, say('Vous avez atteint le nombre maximum de listes'), 'invalid'],
    // These texts count for nothing with another status.
    [404, say('Account is already on the list'), 'not-found'],
    [403, say('You must be already following'), 'forbidden'],
    [400, say('You cannot follow more than 7500 people'), 'invalid'],
    [429, say('Too many requests'), 'rate-limited'],
    [429, HTML, 'rate-limited'],
    [500, say('boom'), 'unwell'],
    [502, HTML, 'unwell'],
    [503, '', 'unwell'],
    [503, say('Remote data could not be fetched'), 'remote-silent'],
    [503, say('Remote SSL certificate could not be verified'), 'remote-silent'],
    [504, HTML, 'unwell'],
    [520, HTML, 'unwell'],
    [406, '', 'unexpected'],
    [418, HTML, 'unexpected'],
  ])('%i %s: %s', (status, text, reason) => {
    expect(reasonOf(status, text)).toBe(reason);
  });
});
