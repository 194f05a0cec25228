import { describe, expect, test } from 'vitest';
import { readArguments } from './arguments.ts';

const ENVIRONMENT = {
  CONTRACT_FROM_TOKEN: 'one',
  CONTRACT_FROM_HEADERS: 'X-Forwarded-Proto: https\nX-Other: a:b',
  CONTRACT_TO_LOGIN: 'alice@example.org',
  CONTRACT_TO_PASSWORD: 'two',
  CONTRACT_TO_OTHER_TOKEN: 'three',
};

const REAL = ['--from', 'https://old.example/', '--to', 'https://new.example', '--pages'];

describe('readArguments', () => {
  test('nothing asked: the pretend pairs', () => {
    expect(readArguments([], {}).kind).toBe('pretend');
  });

  test('two servers, their accounts, and only the tiers that were asked for', () => {
    const asked = readArguments(REAL, ENVIRONMENT);
    expect(asked).toMatchObject({
      kind: 'real',
      tiers: ['default', 'pages'],
      from: {
        origin: 'https://old.example',
        account: { token: 'one' },
        headers: { 'X-Forwarded-Proto': 'https', 'X-Other': 'a:b' },
      },
      to: {
        account: { credentials: { login: 'alice@example.org', password: 'two' } },
        other: { token: 'three' },
      },
    });
  });

  test('one server alone, or without an account, is refused in words', () => {
    expect(() => readArguments(['--from', 'https://old.example'], ENVIRONMENT)).toThrow(
      /belong together/,
    );
    expect(() => readArguments(REAL, {})).toThrow(/CONTRACT_FROM_TOKEN/);
  });
});
