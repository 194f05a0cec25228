import type { PracticeServer } from '../create-server.ts';

/** A page as somebody with a browser has it before them. */
export type Seen = {
  readonly status: number;
  /** Where one ended up, redirects followed. */
  readonly path: string;
  readonly text: string;
  readonly headers: Headers;
};

/** A form field; a list of files is not needed anywhere. */
export type Entry = string | File;

export type Browser = {
  readonly open: (path: string) => Promise<Seen>;
  /**
   * Sends the form of the last page whose action is this one, with its hidden fields.
   *
   * @param nth which of them, when several lead there: the last button's, unless told.
   */
  readonly submit: (action: string, entries?: Record<string, Entry>, nth?: number) => Promise<Seen>;
  /** A request with the browser's cookies, redirects not followed. */
  readonly send: (path: string, init?: RequestInit) => Promise<Response>;
};

/** Opens pages and sends forms as a browser would: cookies, redirects within the server, tokens. */
export function createBrowser(server: PracticeServer, language = 'en'): Browser {
  const { origin } = server.options;
  const cookies = new Map<string, string>();
  let page = '';

  async function send(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('Cookie', [...cookies].map((pair) => pair.join('=')).join('; '));
    if (!headers.has('accept')) headers.set('Accept', 'text/html');
    headers.set('Accept-Language', language);
    const response = await server.handle(new Request(new URL(path, origin), { ...init, headers }));
    if (response === undefined) throw new Error('The connection was dropped.');
    const set = /^([^=]+)=([^;]*)/.exec(response.headers.get('set-cookie') ?? '');
    if (set !== null) cookies.set(set[1] ?? '', set[2] ?? '');
    return response;
  }

  async function go(path: string, init?: RequestInit): Promise<Seen> {
    const response = await send(path, init);
    const location = response.headers.get('location');
    if (location !== null && response.status === 302) {
      const target = new URL(location, origin);
      if (target.origin === origin) return go(target.pathname + target.search);
      return { status: 302, path: target.href, text: '', headers: response.headers };
    }
    page = await response.text();
    return { status: response.status, path, text: page, headers: response.headers };
  }

  function formFor(action: string, nth: number | undefined): string {
    const forms = [...page.matchAll(/<form [^>]*action="([^"]*)"[^>]*>([\s\S]*?)<\/form>/g)]
      .filter(([, found]) => found === action)
      .map(([, , inside]) => inside ?? '');
    const form = forms.at(nth ?? -1);
    if (form === undefined) throw new Error(`No form leads to ${action} in: ${page}`);
    return form;
  }

  return {
    send,
    open: (path) => go(path),
    submit(action, entries = {}, nth = undefined) {
      const form = formFor(action, nth);
      const sent = new Map<string, Entry>();
      for (const [tag] of form.matchAll(/<input [^>]*type="hidden"[^>]*>/g)) {
        const name = /name="([^"]*)"/.exec(tag)?.[1] ?? '';
        sent.set(name, unescapeText(/value="([^"]*)"/.exec(tag)?.[1] ?? ''));
      }
      for (const [name, value] of Object.entries(entries)) sent.set(name, value);
      const body = new FormData();
      for (const [name, value] of sent) body.append(name, value);
      return go(action, { method: 'POST', body });
    },
  };
}

/** What html.ts made safe, as a reader sees it. */
function unescapeText(text: string): string {
  return text.replace(/&#(\d+);/g, (_whole, code: string) => String.fromCharCode(Number(code)));
}

/** The words of a page, without its tags. */
export function wordsOf({ text }: Seen): string {
  const body = text.replace(/<style>[\s\S]*?<\/style>/, '').replace(/<[^>]+>/g, ' ');
  return unescapeText(body).replace(/\s+/g, ' ').trim();
}

/** Signs in on the page for it, and goes on to where it leads. */
export async function signInAs(browser: Browser, email: string, password = 'password') {
  await browser.open('/auth/sign_in');
  return browser.submit('/auth/sign_in', { 'user[email]': email, 'user[password]': password });
}
