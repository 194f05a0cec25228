import type { Check } from '../check.ts';
import { ALIAS_CHECKS } from './aliases.ts';
import { AUTH_CHECKS } from './auth-errors.ts';
import { CORS_CHECKS } from './cors.ts';
import { FAMILY_CHECKS } from './families.ts';
import { FOLLOW_CHECKS } from './follow.ts';
import { GOTOSOCIAL_CHECKS } from './gotosocial.ts';
import { GOTOSOCIAL_LIMIT_CHECKS } from './gotosocial-limits.ts';
import { LIMIT_HEADER_CHECKS } from './limit-headers.ts';
import { LIST_CHECKS } from './lists.ts';
import { MOVE_CHECKS } from './move.ts';
import { MOVE_AGAIN_CHECKS } from './move-again.ts';
import { GOTOSOCIAL_MOVE_CHECKS } from './move-gotosocial.ts';
import { MOVE_REFUSED_CHECKS } from './move-refused.ts';
import { OAUTH_CHECKS } from './oauth.ts';
import { PAGE_CHECKS } from './pages.ts';
import { PROFILE_CHECKS } from './profile.ts';
import { READ_CHECKS } from './reads.ts';
import { RELATION_READ_CHECKS } from './reads-relations.ts';
import { WHOLE_READ_CHECKS } from './reads-whole.ts';
import { RESOLVE_CHECKS } from './resolve.ts';
import { SIGN_IN_LIMIT_CHECKS } from './sign-in-limits.ts';
import { THROTTLE_CHECKS } from './throttles.ts';
import { PEOPLE_WRITE_CHECKS } from './writes-people.ts';
import { THING_WRITE_CHECKS } from './writes-things.ts';

/** In the order they are put: what changes much comes late, within a tier too. */
export const CHECKS: readonly Check[] = [
  ...CORS_CHECKS,
  ...AUTH_CHECKS,
  ...OAUTH_CHECKS,
  ...RESOLVE_CHECKS,
  ...READ_CHECKS,
  ...WHOLE_READ_CHECKS,
  ...RELATION_READ_CHECKS,
  ...PEOPLE_WRITE_CHECKS,
  ...THING_WRITE_CHECKS,
  ...PROFILE_CHECKS,
  ...FOLLOW_CHECKS,
  ...LIST_CHECKS,
  ...GOTOSOCIAL_CHECKS,
  ...PAGE_CHECKS,
  ...ALIAS_CHECKS,
  ...LIMIT_HEADER_CHECKS,
  ...FAMILY_CHECKS,
  ...THROTTLE_CHECKS,
  ...SIGN_IN_LIMIT_CHECKS,
  ...GOTOSOCIAL_LIMIT_CHECKS,
  ...MOVE_REFUSED_CHECKS,
  ...MOVE_CHECKS,
  ...GOTOSOCIAL_MOVE_CHECKS,
  ...MOVE_AGAIN_CHECKS,
];
