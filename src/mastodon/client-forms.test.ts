import { describe, expect, it, vi } from 'vitest';
import { createClient, type Form } from './client.ts';
import { codeOf, scriptFetch, sendJson, serverNamed } from './scripted-fetch.ts';

const server = serverNamed('pasture.example');
/** Every character that could break out of a header, a form or an address. */
const TOKEN = 'to+ken/=&?#%é';

function openClient() {
  const { fetch, sent } = scriptFetch(() => sendJson({ id: '1' }));
  return { client: createClient({ server, fetch, now: () => 0, token: TOKEN }), sent };
}

describe('a form with more in it than words', () => {
  it('names what is inside of a field as Rails reads it', async () => {
    const { client, sent } = openClient();
    const fieldsAttributes = { 0: { name: 'a[b]', value: 'x&y' }, 1: { name: '', value: '' } };
    const form = { fieldsAttributes, source: { quotePolicy: 'nobody' } };
    await client.send('PATCH', '/api/v1/accounts/update_credentials', form);
    expect([...new URLSearchParams(sent[0]?.body)]).toEqual([
      ['fields_attributes[0][name]', 'a[b]'],
      ['fields_attributes[0][value]', 'x&y'],
      ['fields_attributes[1][name]', ''],
      ['fields_attributes[1][value]', ''],
      ['source[quote_policy]', 'nobody'],
      ['access_token', TOKEN],
    ]);
  });

  const picture = new Blob([new Uint8Array([0, 255, 13, 10, 128])], { type: 'image/webp' });

  it('carries a picture byte by byte, and the token beside it', async () => {
    const { client, sent } = openClient();
    const form = { displayName: 'a=b&c', header: picture, source: { sensitive: true } };
    const raw = await client.send('PATCH', '/api/v1/accounts/update_credentials', form);
    expect(raw.data).toEqual({ id: '1' });
    expect(sent[0]?.headers.get('content-type')).toMatch(/^multipart\/form-data; boundary=/);
    expect([...(sent[0]?.headers.keys() ?? [])]).toEqual(['content-type']);
    const parts: readonly unknown[] = [...((sent[0]?.init.body ?? new FormData()) as FormData)];
    const [displayName, sensitive, token, header] = parts;
    expect([displayName, sensitive, token]).toEqual([
      ['display_name', 'a=b&c'],
      ['source[sensitive]', 'true'],
      ['access_token', TOKEN],
    ]);
    const [name, file] = header as [string, File];
    expect([name, file.name, file.type]).toEqual(['header', 'header', 'image/webp']);
    expect([...new Uint8Array(await file.arrayBuffer())]).toEqual([0, 255, 13, 10, 128]);
    expect(sent[0]?.init.redirect).toBe('error');
  });

  it('with a picture has five minutes to arrive, unless its sender says otherwise', async () => {
    const timeout = vi.spyOn(AbortSignal, 'timeout');
    const { fetch } = scriptFetch(() => sendJson({ id: '1' }));
    const send = (form: Form, options: { timeoutMs?: number } = {}) =>
      createClient({ server, fetch, now: () => 0, ...options }).send('PATCH', '/api/v1/x', form);
    await send({ avatar: picture });
    await send({ note: 'x' });
    await send({ avatar: picture }, { timeoutMs: 7 });
    expect(timeout.mock.calls.flat()).toEqual([300_000, 45_000, 7]);
    timeout.mockRestore();
  });

  it.each(['a\ud83d', '\udc10'])('%j: half a character is sent nowhere', async (text) => {
    const { client, sent } = openClient();
    expect(await codeOf(client.send('POST', '/api/v1/lists', { title: text }))).toBe('invalid');
    const search = client.rest.v1.accounts.lookup.$raw({ acct: text });
    expect(await codeOf(search)).toBe('invalid');
    expect(sent).toEqual([]);
  });
});
