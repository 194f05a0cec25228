import type { Context } from '../context.ts';
import { isNameTaken } from '../state/users.ts';
import { isSince } from '../versions.ts';
import type { Errors } from './form.ts';
import { MESSAGES } from './labels/messages.ts';
import { SIGN_UP } from './labels/sign-up.ts';
import type { Visit } from './session.ts';

/** How somebody may join: not at all, at once, or after the moderators' look (mastodon.md §13.4). */
export type Admission = 'closed' | 'open' | 'approval';

/** An invite works while registrations are closed, and without the moderators' look (§13.4). */
export function admissionOf({ options }: Context, code: string | null): Admission {
  if (code !== null && options.invites?.includes(code) === true) return 'open';
  return options.registrations ?? 'open';
}

export function signUpErrors(seen: Visit): Errors {
  const { context, say } = seen;
  const given = (name: string) => context.params.get(`user${name}`) ?? '';
  const username = given('[account_attributes][username]');
  const email = given('[email]');
  const password = given('[password]');
  const isMissing = (text: string) => (text.trim() === '' ? [say(MESSAGES.blank)] : []);
  const isEmailTaken = [...context.state.users.values()].some(
    (user) => user.email.toLowerCase() === email.toLowerCase(),
  );
  const mustAgree = isSince(context.version, 4, 4) && given('[agreement]') !== '1';
  return {
    fields: {
      username: [
        ...isMissing(username),
        ...(/^\w*$/.test(username) ? [] : [say(MESSAGES.usernameInvalid)]),
        ...(isNameTaken(context, username) ? [say(MESSAGES.taken)] : []),
      ],
      email: [
        ...isMissing(email),
        ...(email === '' || /^[^@\s]+@[^@\s]+$/.test(email) ? [] : [say(MESSAGES.invalid)]),
        ...(isEmailTaken ? [say(MESSAGES.taken)] : []),
      ],
      password: [
        ...isMissing(password),
        ...(password !== '' && password.length < 8 ? [say(MESSAGES.tooShort, { count: 8 })] : []),
      ],
      password_confirmation:
        given('[password_confirmation]') === password
          ? []
          : [say(MESSAGES.confirmation, { attribute: say(SIGN_UP.password) })],
      agreement: mustAgree ? [say(MESSAGES.accepted)] : [],
    },
  };
}
