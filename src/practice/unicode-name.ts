/** A server's name as people write it: punycode labels decoded (RFC 3492 §6.2). */
export function toUnicode(server: string): string {
  return server
    .split('.')
    .map((label) => (label.startsWith('xn--') ? (decode(label.slice(4)) ?? label) : label))
    .join('.');
}

/** `undefined` for what is no punycode. */
function decode(text: string): string | undefined {
  const dash = text.lastIndexOf('-');
  const output = [...text.slice(0, Math.max(dash, 0))];
  let [point, index, bias] = [128, 0, 72];
  for (let at = dash + 1; at < text.length; ) {
    const before = index;
    for (let weight = 1, step = 36; ; step += 36) {
      const digit = Number.parseInt(text[at] ?? '', 36);
      // Base 36 of this code counts letters first: a is 0, 0 is 26.
      const value = digit < 10 ? digit + 26 : digit - 10;
      at += 1;
      index += value * weight;
      const threshold = Math.min(Math.max(step - bias, 1), 26);
      if (Number.isNaN(value)) return undefined;
      if (value < threshold) break;
      weight *= 36 - threshold;
    }
    const size = output.length + 1;
    bias = adapt(index - before, size, before === 0);
    point += Math.floor(index / size);
    index %= size;
    if (point > 0x10ffff) return undefined;
    output.splice(index, 0, String.fromCodePoint(point));
    index += 1;
  }
  return output.join('');
}

function adapt(delta: number, size: number, first: boolean): number {
  let left = Math.floor(first ? delta / 700 : delta / 2);
  left += Math.floor(left / size);
  let bias = 0;
  for (; left > 455; bias += 36) left = Math.floor(left / 35);
  return bias + Math.floor((36 * left) / (left + 38));
}
