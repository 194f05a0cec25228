/**
 * How long a mute or a filter is to last, as servers take it: whole seconds. Never none, which is
 * "for ever" for a mute (mastodon.md §5) and on GoToSocial for a filter too
 * [gotosocial: internal/processing/filters/v2/create.go @ 57cb4fe]; and rather a second too long than
 * one too short.
 */
export function secondsLeft(seconds: number): number {
  return Math.max(1, Math.ceil(seconds));
}
