import { describe, expect, it } from 'vitest';
import { read } from './reading.scene.ts';
import { writeRejects } from './write-rejects.ts';

describe('writeRejects', () => {
  it('hands lines back as they came: no header, no change to what looks like a formula', async () => {
    const text = '"=HYPERLINK(""http://x.example"",""x"")",true\n@@,+1\n';
    const result = await read(`a@x.example,true,false\n${text}`);
    expect(writeRejects(result.ok ? result.finding.rejects : [])).toBe(text);
    expect(writeRejects([])).toBe('');
  });

  it('writes the lines of several files one after the other', () => {
    const reject = { line: 1, reason: 'bad-link' } as const;
    expect(
      writeRejects([
        { ...reject, cells: ['gone'] },
        { ...reject, cells: ['Friends', 'bob'] },
      ]),
    ).toBe('gone\nFriends,bob\n');
  });
});
