/** Proof Key for Code Exchange (RFC 7636). Randomness is passed in. */
export type RandomBytes = (bytes: number) => Uint8Array;

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

export async function createPkce(
  random: RandomBytes,
): Promise<{ readonly verifier: string; readonly challenge: string }> {
  // 32 octets give a verifier of 43 characters (RFC 7636 §4.1).
  const verifier = base64url(random(32));
  return { verifier, challenge: await challengeOf(verifier) };
}

/** S256: BASE64URL-ENCODE(SHA256(ASCII(verifier))) (RFC 7636 §4.2). */
export async function challengeOf(verifier: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return base64url(new Uint8Array(digest));
}

/** Unguessable; binds the answer to the browser that asked (RFC 6749 §10.12). */
export function createState(random: RandomBytes): string {
  return base64url(random(24));
}
