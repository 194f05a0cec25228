/**
 * The `rel="next"` of a `Link` header (RFC 8288 §3), made absolute. Whatever cannot be read is
 * not there. The pattern looks back nowhere: a header may come from somebody hostile.
 */
export function readNextLink(header: string | null, base: string): URL | undefined {
  const target = /<([^<>]+)>\s*;\s*rel="?next\b/.exec(header ?? '')?.[1];
  try {
    return target === undefined ? undefined : new URL(target, base);
  } catch {
    return undefined;
  }
}
