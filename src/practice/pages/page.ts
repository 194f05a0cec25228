import { type Html, html, NOTHING } from './html.ts';
import { type SignedIn, takeFlash, type Visit } from './session.ts';
import { settingsNavigation } from './settings-navigation.ts';
import { styleOf } from './style.ts';

export type PageOptions = {
  readonly title: string;
  readonly status?: number;
  /** Forms of the page may lead to another site: the sign-in and the consent page alone. */
  readonly leadsAway?: boolean;
};

/** A page of the settings, with its left column (mastodon.md §12). */
export function settingsPage(seen: SignedIn, options: PageOptions, body: Html): Response {
  // `h1` from 4.6, `h2` before (mastodon.md §12).
  const title = isNewest(seen) ? html`<h1>${options.title}</h1>` : html`<h2>${options.title}</h2>`;
  return document(
    seen,
    options,
    html`<div class="admin"><header class="sidebar">${settingsNavigation(seen)}</header>
<main class="content" id="content">${title}${flashBox(seen)}${body}</main></div>`,
  );
}

function isNewest({ context }: Visit): boolean {
  const [major = 0, minor = 0] = context.version.split('.').map(Number);
  return major > 4 || (major === 4 && minor >= 6);
}

/** The narrow column of sign-in, sign-up and consent (mastodon.md §12). */
export function narrowPage(seen: Visit, options: PageOptions, body: Html): Response {
  return document(seen, options, html`<main class="modal">${flashBox(seen)}${body}</main>`);
}

function flashBox(seen: Visit): Html {
  const flash = takeFlash(seen);
  if (flash === undefined) return NOTHING;
  return html`<div class="flash ${flash.kind}" role="${flash.kind === 'alert' ? 'alert' : 'status'}"><strong>${flash.text}</strong></div>`;
}

/** Without any CORS header and never framed (mastodon.md §0.1, §1.2). */
function document(seen: Visit, options: PageOptions, body: Html): Response {
  const { lang, cookie, context, session } = seen;
  const { server, title = server } = context.options;
  const page = html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="csrf-param" content="authenticity_token">
<meta name="csrf-token" content="${session.csrf}">
<title>${options.title} - ${title}</title>
<style>${styleOf(context.version)}</style>
</head>
<body>
<p class="practice">${server} · practice server / serveur pour s’exercer · <a href="/practice/letters">letters / courrier</a></p>
${body}
</body>
</html>
`;
  const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'";
  const forms = options.leadsAway === true ? '' : "; form-action 'self'";
  const headers = new Headers({
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': `${policy}${forms}; frame-ancestors 'none'`,
    'X-Frame-Options': 'DENY',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
    'Cache-Control': 'private, no-store',
  });
  if (cookie !== undefined) headers.append('Set-Cookie', cookie);
  return new Response(page.html, { status: options.status ?? 200, headers });
}

export function redirect(to: string, cookie?: string): Response {
  const headers = new Headers({ Location: to, 'Cache-Control': 'private, no-store' });
  if (cookie !== undefined) headers.append('Set-Cookie', cookie);
  return new Response(null, { status: 302, headers });
}
