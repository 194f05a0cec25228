/** Text that has been made safe for a page. */
export type Html = { readonly html: string };

const escapeText = (text: string) => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

/** A template in which everything put in is text, unless it is `Html` already. */
export function html(
  strings: TemplateStringsArray,
  ...values: (Html | string | readonly Html[])[]
): Html {
  const parts = values.map((value) => {
    if (typeof value === 'string') return escapeText(value);
    return 'html' in value ? value.html : value.map((one) => one.html).join('');
  });
  return { html: strings.reduce((page, text, index) => page + parts[index - 1] + text) };
}

/** The column Mastodon's sign-in pages are, in the colours of 4.6 (mastodon.md §12). */
const STYLE = `
:root { color-scheme: light dark; --bg: #fff; --field: #f6f6f9; --line: #d7d6e1; --text: #181820; --soft: #535374; --link: #5638cc }
@media (prefers-color-scheme: dark) { :root { --bg: #181820; --field: #21212c; --line: #3a3a50; --text: #eeedf3; --soft: #b2b1c8; --link: #a5abfd } }
* { box-sizing: border-box }
body { margin: 0; background: var(--bg); color: var(--text); font: 14px/21px Roboto, system-ui, sans-serif }
main { max-width: 450px; margin: 0 auto; padding: 40px 20px }
.practice { text-align: center; color: var(--soft); font-size: 12px; padding: 8px; border-bottom: 1px dashed var(--line) }
h1 { font-size: 24px; line-height: 36px } h2 { font-size: 20px; font-weight: 400 }
label { display: block; margin: 0 0 16px } label span { display: block; margin-bottom: 4px }
input:not([type=hidden]) { width: 100%; padding: 10px 16px; border: 1px solid var(--line); border-radius: 4px; background: var(--field); color: inherit; font: 14px/20px inherit }
button { display: block; width: 100%; margin: 0 0 10px; padding: 10px 18px; border: 0; border-radius: 4px; background: #5638cc; color: #fff; font: 500 15px/22px inherit; cursor: pointer }
button.negative { background: #c10007 } a { color: var(--link) } .soft { color: var(--soft) }
.who { display: flex; justify-content: space-between; gap: 10px; align-items: center; border: 1px solid var(--line); border-radius: 4px; padding: 10px 16px } .who button { width: auto; margin: 0; background: none; color: var(--link) }
.alert { border: 1px solid #c10007; border-radius: 4px; padding: 10px 15px; text-align: center; margin-bottom: 30px }
li strong { display: block }
`;

export type PageOptions = {
  readonly lang: string;
  readonly title: string;
  readonly status?: number;
  readonly cookie?: string | undefined;
};

/** A page without any CORS header and never framed (mastodon.md §0.1, §1.2). */
export function page(options: PageOptions, body: Html, server: string): Response {
  const document = html`<!doctype html>
<html lang="${options.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${options.title} - ${server}</title>
<style>${{ html: STYLE }}</style>
</head>
<body>
<p class="practice">${server} · practice server / serveur pour s’exercer</p>
<main>${body}</main>
</body>
</html>
`;
  const headers = new Headers({
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy':
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    'X-Frame-Options': 'DENY',
    'Cache-Control': 'private, no-store',
  });
  if (options.cookie !== undefined) headers.append('Set-Cookie', options.cookie);
  return new Response(document.html, { status: options.status ?? 200, headers });
}

export function redirect(to: string, cookie?: string): Response {
  const headers = new Headers({ Location: to });
  if (cookie !== undefined) headers.append('Set-Cookie', cookie);
  return new Response(null, { status: 302, headers });
}
