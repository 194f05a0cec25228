import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAddress } from '../domain/address.ts';
import type { FollowRow } from '../domain/row.ts';
import { readFollowsFile } from './read-follows.ts';
import { writeFollows, writeRejects, writeReport } from './write-follows.ts';

const row = fc.record({
  address: fc
    .tuple(
      fc.stringMatching(/^[a-z0-9_]{1,20}$/),
      fc.stringMatching(/^[a-z]{1,10}\.(example|test)$/),
    )
    .map(([user, server]) => parseAddress(`${user}@${server}`))
    .filter((parsed) => parsed.ok)
    .map((parsed) => parsed.value),
  options: fc
    .tuple(fc.boolean(), fc.boolean(), fc.subarray(['en', 'fr', 'pt-BR']))
    .map(([reblogs, notify, languages]) => ({
      reblogs,
      notify,
      ...(languages.length > 0 ? { languages } : {}),
    })),
});

const rows: fc.Arbitrary<FollowRow[]> = fc
  .uniqueArray(row, {
    minLength: 1,
    selector: ({ address }) => `${address.user}@${address.server}`,
  })
  // The header is the first line.
  .map((list) => list.map((one, index) => ({ line: index + 2, ...one })));

const read = (text: string) =>
  readFollowsFile({ name: 'following_accounts.csv', bytes: new Blob([text]) }, []);

describe('writeFollows', () => {
  it('writes what Mastodon writes, to the letter', async () => {
    const text =
      'Account address,Show boosts,Notify on new posts,Languages\n' +
      'alice@one.example,true,false,\n' +
      'bob@two.example,false,true,"en, fr"\n' +
      'carol@xn--69aa8bzb.xn--y9a3aq,true,false,de\n';
    const result = await read(text);
    expect(writeFollows(result.ok ? result.finding.rows : [])).toBe(text);
  });

  it("fills in the server's defaults", async () => {
    const result = await read('a@x.example');
    expect(writeFollows(result.ok ? result.finding.rows : [])).toContain(
      '\na@x.example,true,false,\n',
    );
  });

  it('is read back as it was', () =>
    fc.assert(
      fc.asyncProperty(rows, async (list) => {
        const result = await read(writeFollows(list));
        expect(result.ok && result.finding.rows).toEqual(list);
      }),
    ));
});

describe('writeRejects', () => {
  it('hands lines back as they came: no header, no change to what looks like a formula', async () => {
    const text = '"=HYPERLINK(""http://x.example"",""x"")",true\n@@,+1\n';
    const result = await read(`a@x.example,true,false\n${text}`);
    expect(writeRejects(result.ok ? result.finding.rejects : [])).toBe(text);
    expect(writeRejects([])).toBe('');
  });
});

describe('writeReport', () => {
  it('lets no cell become a formula', () => {
    expect(writeReport(['a', 'b'], [['=1+1', '@x']])).toBe(`a,b\n"'=1+1","'@x"\n`);
  });
});
