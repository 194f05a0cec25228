/**
 * What a pretend page would ask a person to type and no rehearsal may: there is no field for a
 * password or an e-mail address here, so that nobody types a real one. `undefined`: a field like any.
 */
export function filledIn(type: string | undefined, url: string): string | undefined {
  if (type === 'password') return 'password';
  return type === 'email' ? `alice@${new URL(url).host}` : undefined;
}
