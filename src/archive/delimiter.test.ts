import { describe, expect, it } from 'vitest';
import { guessDelimiter } from './delimiter.ts';

describe('guessDelimiter', () => {
  it.each([
    [',', 'Account address,Show boosts\na@x.example,true'],
    [';', 'Account address;Show boosts;Notify on new posts;Languages\na@x.example;true;;en, fr'],
    ['\t', 'a@x.example\ttrue\tfalse\ten, fr'],
    [',', 'Friends; family,a@x.example\nNews,b@x.example'],
    [';', 'Friends, family;a@x.example\nNews;b@x.example'],
    [',', 'https://x.example/a;b\nhttps://x.example/c;d'],
    [',', 'bad.example\nworse.example'],
    [';', '"a;b";c, d\ne'],
    [',', ''],
  ])('%j in %j', (delimiter, text) => expect(guessDelimiter(text)).toBe(delimiter));

  it('does not lose itself in quotes', () => {
    expect(guessDelimiter(`${'"'.repeat(9_001)};\n;`)).toBe(';');
  });
});
