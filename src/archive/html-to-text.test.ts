import { describe, expect, it } from 'vitest';
import { htmlToText } from './html-to-text.ts';

describe('the text that HTML was made of', () => {
  it.each([
    ['', ''],
    ['<p>One</p><p>Two<br />three</p>', 'One\n\nTwo\nthree'],
    // app/lib/text_formatter.rb shortens what is shown, and hides the rest.
    [
      '<p><a href="https://example.com/a/very/long/path" rel="nofollow"><span class="invisible">https://</span><span class="ellipsis">example.com/a/very</span><span class="invisible">/long/path</span></a></p>',
      'https://example.com/a/very/long/path',
    ],
    [
      '<p>With <span class="h-card" translate="no"><a href="https://far.example/@ann" class="u-url mention">@<span>ann</span></a></span>!</p>',
      'With @ann@far.example!',
    ],
    [
      '<a href="https://far.example/@ann" class="u-url mention">@ann@far.example</a>',
      '@ann@far.example',
    ],
    [
      '<p><a href="https://old.example/tags/sheep" class="mention hashtag" rel="tag">#<span>sheep</span></a></p>',
      '#sheep',
    ],
    ['<ul><li>a</li><li>b</li></ul>', 'a\nb'],
    ['Fish &amp; chips &lt;3 &#233;', 'Fish & chips <3 é'],
    ['<p>a<script>alert(1)</script><style>p{}</style>b</p>', 'ab'],
    ['<img src=x onerror="alert(1)">caption', 'caption'],
    ['<a href="javascript:alert(1)" class="mention">@<span>ann</span></a>', '@ann'],
    ['&lt;img src=x onerror=alert(1)&gt;', '<img src=x onerror=alert(1)>'],
    ['a < b and c > d', 'a < b and c > d'],
    ['<p>never closed <b>at all', 'never closed at all'],
    ['</p></script>still', 'still'],
  ])('%s', (html, text) => {
    expect(htmlToText(html)).toBe(text);
  });

  it('is not made longer than it is, however deep', () => {
    const html = `${'<div>'.repeat(20_000)}x`;
    expect(htmlToText(html)).toBe('x');
  });
});
