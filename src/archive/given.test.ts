import { describe, expect, it } from 'vitest';
import { groupGiven } from './given.ts';

const file = (path: string) => ({ path, file: new File(['x'], path.split('/').at(-1) ?? '') });

describe('what was given together', () => {
  it('is files one by one, folders whole, and what is packed in a folder by itself', () => {
    const all = [
      ...['a.csv', 'archive/actor.json', 'b.zip', 'archive/media_attachments/1.png'],
      ...['files/c.csv', 'files/old/archive.tar.gz'],
    ].map(file);
    expect(
      groupGiven(all).map((given) => [
        given.type,
        given.name,
        given.type === 'folder' ? given.files.map(({ path }) => path) : given.file.name,
      ]),
    ).toEqual([
      ['file', 'a.csv', 'a.csv'],
      ['folder', 'archive', ['archive/actor.json', 'archive/media_attachments/1.png']],
      ['file', 'b.zip', 'b.zip'],
      ['folder', 'files', ['files/c.csv']],
      ['file', 'archive.tar.gz', 'archive.tar.gz'],
    ]);
  });

  it('is nothing when it is nothing', () => {
    expect(groupGiven([])).toEqual([]);
  });
});
