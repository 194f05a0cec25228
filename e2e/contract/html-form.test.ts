import { describe, expect, test } from 'vitest';
import { csrfToken, plainText, readForms, readLinks } from './html-form.ts';

const FORM = `<form method="post" action="/a?b=1&amp;c=2" enctype="multipart/form-data">
  <input type="hidden" name="authenticity_token" value="x&quot;y">
  <input name="user[email]"><input type="checkbox" name="off" value="1">
  <input type="radio" name="mode" value="merge" checked><input type="radio" name="mode" value="overwrite">
  <select name="type"><option value="one"><option value="two" selected></select>
  <textarea name="note">a &lt; b</textarea><input type="file" name="file">
  <button name="decision" value="yes">Say  <b>yes</b></button><input type="submit" value="Go">
</form>`;

describe('html-form', () => {
  test('a form sends what a browser would, and knows its empty controls', () => {
    const [form] = readForms(FORM);
    expect(form?.action).toBe('/a?b=1&c=2');
    expect([form?.method, form?.multipart]).toEqual(['POST', true]);
    expect(Object.fromEntries(form?.fields ?? [])).toEqual({
      authenticity_token: 'x"y',
      'user[email]': '',
      mode: 'merge',
      type: 'two',
      note: 'a < b',
    });
    expect(form?.names).toContain('file');
    expect(form?.buttons.map(({ label }) => label)).toEqual(['Say yes', 'Go']);
  });

  test('links carry the method of Rails, the page its token', () => {
    const html = `<meta name="csrf-token" content="t&#39;1"><a data-method="delete" href="/x/1">Unlink</a>`;
    expect(readLinks(html)).toEqual([{ label: 'Unlink', href: '/x/1', method: 'delete' }]);
    expect(csrfToken(html)).toBe("t'1");
  });

  test('words are what is seen', () => {
    expect(plainText('<style>p{}</style><p>L&#x27;alias&nbsp;<b>est</b>\n fait</p>')).toBe(
      "L'alias est fait",
    );
  });
});
