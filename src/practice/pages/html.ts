/** Text that has been made safe for a page. */
export type Html = { readonly html: string };

const escapeText = (text: string) => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

/** A template in which everything put in is text, unless it is `Html` already. */
export function html(
  strings: TemplateStringsArray,
  ...values: (Html | string | number | readonly Html[])[]
): Html {
  const parts = values.map((value) => {
    if (typeof value !== 'object') return escapeText(String(value));
    return 'html' in value ? value.html : value.map((one) => one.html).join('');
  });
  return { html: strings.reduce((page, text, index) => page + parts[index - 1] + text) };
}

export const NOTHING: Html = { html: '' };

/** Mastodon's sentences with a link inside: `**[text]**` (mastodon.md §11). */
export function linked(sentence: string, href: string): Html {
  const [before = '', text, after = ''] = sentence.split(/\*\*\[(.*?)\]\*\*/);
  return text === undefined
    ? html`${sentence}`
    : html`${before}<a href="${href}">${text}</a>${after}`;
}
