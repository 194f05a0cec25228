import { describe, expect, it } from 'vitest';
import { toUnicode } from './unicode-name.ts';

describe('a name in Unicode (RFC 3492)', () => {
  it.each([
    'bücher.example',
    'münchen.example',
    'l’été.example',
    'été.café.example',
    'пример.example',
    '例え.テスト',
    'faß.example',
    'ñandú.sierra-alta.example',
    '🐑.example',
    'abcdéfghij-klmnopqrstuvwxyz0123456789.example',
  ])('comes back from punycode: %s', (name) => {
    const punycode = new URL(`https://${name}`).host;
    expect(punycode).toContain('xn--');
    expect(toUnicode(punycode)).toBe(name.normalize('NFC'));
  });

  it('without punycode stays as it is, with its port', () => {
    expect(toUnicode('pasture.example:8443')).toBe('pasture.example:8443');
  });

  it.each(['xn--a!b.example', 'xn--99999999.example'])(
    'that is none stays as it is: %s',
    (name) => {
      expect(toUnicode(name)).toBe(name);
    },
  );
});
