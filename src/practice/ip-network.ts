/** What an address is counted by: IPv6 by its /64 (mastodon.md §3.1, gotosocial-observed.md §5). */
export function networkOf(ip: string): string {
  if (!ip.includes(':')) return ip;
  const [head = '', tail = ''] = ip.toLowerCase().split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':'));
  const [left, right] = [groups(head), ip.includes('::') ? groups(tail) : []];
  const middle = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0');
  const all = ip.includes('::') ? [...left, ...middle, ...right] : left;
  return `${all.slice(0, 4).join(':')}::/64`;
}
