import { describe, expect, it } from 'vitest';
import { MastodonError } from './errors.ts';
import { serverNamed } from './scripted-fetch.ts';

describe('MastodonError', () => {
  const server = serverNamed('pasture.example');

  it('says which server, what and with which status', () => {
    const error = new MastodonError('unwell', { server, status: 502 });
    expect(error).toBeInstanceOf(Error);
    expect([error.name, error.message]).toEqual(['MastodonError', 'pasture.example: unwell (502)']);
    expect(new MastodonError('timeout', { server }).message).toBe('pasture.example: timeout');
  });

  it('keeps 300 characters of what the server said, and none of it in its message', () => {
    const error = new MastodonError('unwell', { server, detail: 'x'.repeat(10_000) });
    expect(error.detail).toHaveLength(300);
    expect(error.message).not.toContain('x'.repeat(10));
  });
});
