import { describe, expect, it } from 'vitest';
import { isPostUri } from './post-uri.ts';

describe('the name of a post', () => {
  it.each([
    'https://one.example/users/alice/statuses/109348684446153822',
    'https://two.example/ap/users/1150/statuses/1151',
    'http://bücher.example:4102/notes/a,b;c=1?d#e',
    'HTTPS://One.Example/objects/é',
    'https://one.example/?p=12',
  ])('%s may be one', (text) => expect(isPostUri(text)).toBe(true));

  it.each([
    '',
    'one.example/users/alice/statuses/1',
    'javascript:alert(1)//one.example/1',
    'ftp://one.example/1',
    'https://one.example',
    'https://one.example/',
    'https:///statuses/1',
    'https://localhost/1',
    'https://127.0.0.1/1',
    'https://alice:secret@one.example/1',
    'https://one.example\\@evil.example/1',
    'https://one.example/a b',
    'https://one.example/a\u0000b',
    'https://one.example/1\nhttps://two.example/2',
    `https://one.example/${'1'.repeat(2_048)}`,
  ])('%j is none', (text) => expect(isPostUri(text)).toBe(false));
});
