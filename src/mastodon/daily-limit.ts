import { FOLLOWS_A_DAY } from '../domain/plan.ts';
import type { Software } from './software.ts';

/**
 * Follows and followed hashtags that a server takes in a UTC day (mastodon.md §3.2). GoToSocial
 * counts requests alone (gotosocial-observed.md §5).
 */
export function followsADay(software: Software): number {
  return software === 'gotosocial' ? Number.POSITIVE_INFINITY : FOLLOWS_A_DAY;
}
