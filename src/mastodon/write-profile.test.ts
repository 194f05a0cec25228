import { describe, expect, it } from 'vitest';
import { answering, formOf, LIMIT, refusing, TOLD } from './new-account.scene.ts';
import type { ProfileChange } from './new-account.ts';
import { codeOf } from './scripted-fetch.ts';

const ME = { id: '7', acct: 'alice', source: {} };
const PATH = 'PATCH /api/v1/accounts/update_credentials';

const fieldsOf = async (change: ProfileChange) => {
  const { account, sent } = answering(ME);
  await account.changeProfile(change);
  return formOf(sent).fields;
};

describe('the profile (mastodon.md §5)', () => {
  it('is written whole, with fields by number and posting defaults in their place', async () => {
    const { account, sent } = answering(ME, { headers: TOLD });
    const answer = await account.changeProfile({
      ...{ displayName: 'Alice 🐐', note: 'Goats & <sheep>\nand more', locked: false, bot: true },
      ...{ discoverable: true, indexable: false, hideCollections: true },
      fields: [
        { name: 'Meadow', value: 'upper' },
        { name: 'Web', value: 'https://alice.example/?a=1&b=2' },
      ],
      ...{ privacy: 'private', sensitive: true, language: 'fr', quotePolicy: 'followers' },
    });
    expect(answer).toEqual({ value: undefined, limit: LIMIT });
    expect(formOf(sent)).toEqual({
      to: PATH,
      fields: [
        ['display_name', 'Alice 🐐'],
        ['note', 'Goats & <sheep>\nand more'],
        ['locked', 'false'],
        ['bot', 'true'],
        ['discoverable', 'true'],
        ['indexable', 'false'],
        ['hide_collections', 'true'],
        ['fields_attributes[0][name]', 'Meadow'],
        ['fields_attributes[0][value]', 'upper'],
        ['fields_attributes[1][name]', 'Web'],
        ['fields_attributes[1][value]', 'https://alice.example/?a=1&b=2'],
        ['source[privacy]', 'private'],
        ['source[sensitive]', 'true'],
        ['source[language]', 'fr'],
        ['source[quote_policy]', 'followers'],
      ],
    });
    expect([...(sent[0]?.headers.keys() ?? [])]).toEqual(['content-type']);
  });

  it('of what is not there nothing is said', async () => {
    expect(await fieldsOf({ note: '' })).toEqual([['note', '']]);
    expect(await fieldsOf({ sensitive: false })).toEqual([['source[sensitive]', 'false']]);
  });

  it('more than ten fields keep their order', async () => {
    const fields = Array.from({ length: 12 }, (_, index) => ({ name: `n${index}`, value: 'v' }));
    const sent = await fieldsOf({ fields });
    expect(sent.flatMap(([name, value]) => (name?.endsWith('[name]') ? [value] : []))).toEqual(
      fields.map(({ name }) => name),
    );
  });

  it('without fields any more is a form with an empty one', async () => {
    expect(await fieldsOf({ fields: [] })).toEqual([
      ['fields_attributes[0][name]', ''],
      ['fields_attributes[0][value]', ''],
    ]);
  });

  it('with a picture is a form with a file in it', async () => {
    const { account, sent } = answering(ME, { headers: TOLD });
    const avatar = new File(['picture'], 'me on the beach.png', { type: 'image/png' });
    const { limit } = await account.changeProfile({ avatar, displayName: 'Alice' });
    expect(limit).toEqual(LIMIT);
    const [request] = sent;
    expect(`${request?.method} ${request?.url.pathname}`).toBe(PATH);
    expect(request?.headers.get('content-type')).toMatch(/^multipart\/form-data; boundary=/);
    const form = await new Response(request?.body, { headers: request?.headers ?? {} }).formData();
    expect([...form.keys()]).toEqual(['display_name', 'access_token', 'avatar']);
    expect([form.get('display_name'), form.get('access_token')]).toEqual(['Alice', 'secret']);
    const file = form.get('avatar') as File;
    expect([file.type, file.name, await file.text()]).toEqual(['image/png', 'avatar', 'picture']);
  });

  it('refused is invalid, whichever part it was', async () => {
    const error = 'Validation failed: Note is too long, Avatar content type is invalid';
    expect(await codeOf(refusing(422, error).account.changeProfile({ note: 'x' }))).toBe('invalid');
  });

  it.each([null, [], {}, { id: 7 }])('%j is no account', async (body) => {
    expect(await codeOf(answering(body).account.changeProfile({ note: 'x' }))).toBe('garbled');
  });
});
