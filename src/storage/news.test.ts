import { describe, expect, it } from 'vitest';
import { openChoicesNews, openFilesNews } from './news.ts';

describe('word between tabs', () => {
  it('reaches the other tabs, and not the one that sent it', async () => {
    const heard: string[] = [];
    const [one, two] = [openFilesNews(), openFilesNews()];
    one.watch(() => heard.push('one'));
    await new Promise<void>((resolve) => {
      two.watch(() => {
        heard.push('two');
        resolve();
      });
      one.tell();
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(heard).toEqual(['two']);
  });

  it('of a choice says nothing of the files: this tab hears its own word on another channel', async () => {
    const heard: string[] = [];
    const [choices, others, files] = [openChoicesNews(), openChoicesNews(), openFilesNews()];
    files.watch(() => heard.push('files'));
    await new Promise<void>((resolve) => {
      others.watch(resolve);
      choices.tell();
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(heard).toEqual([]);
  });
});
