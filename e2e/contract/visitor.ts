import { csrfToken, type HtmlForm, plainText, readForms, readLinks } from './html-form.ts';

/** A page as a person with a browser has it: after redirects, with its forms and words. */
export type VisitedPage = {
  readonly status: number;
  /** Path and query on this server; a whole address when a redirect leads elsewhere. */
  readonly address: string;
  readonly headers: Headers;
  readonly html: string;
  readonly words: string;
  readonly forms: readonly HtmlForm[];
};

export type Filled = { readonly [name: string]: string | File };

export type Visitor = {
  readonly get: (path: string) => Promise<VisitedPage>;
  /** Presses a button, or follows a link, by what is written on it. */
  readonly press: (page: VisitedPage, label: RegExp, filled?: Filled) => Promise<VisitedPage>;
  /** Sends the first form that has a control of that name. */
  readonly submit: (page: VisitedPage, control: string, filled: Filled) => Promise<VisitedPage>;
};

export type VisitorOptions = {
  readonly origin: string;
  readonly publicOrigin: string;
  readonly headers: { readonly [name: string]: string };
  readonly ip: string | undefined;
  readonly lang?: 'en' | 'fr';
};

/** Signs in and fills in forms over plain HTTP: session cookie, CSRF field, redirects. */
export function createVisitor({
  origin,
  publicOrigin,
  headers,
  ip,
  lang = 'en',
}: VisitorOptions): Visitor {
  const cookies = new Map<string, string>();

  async function visit(address: string, init: RequestInit): Promise<VisitedPage> {
    let url = new URL(address, origin);
    let request = init;
    for (let hop = 0; hop < 8; hop += 1) {
      if (url.origin !== origin) return { ...NOTHING, status: 302, address: url.href };
      // Every page answers in the language it is asked in (mastodon.md §0.7).
      if (!url.pathname.startsWith('/oauth/')) url.searchParams.set('lang', lang);
      const response = await fetch(url, {
        ...request,
        redirect: 'manual',
        headers: {
          Accept: 'text/html',
          'Accept-Language': lang,
          ...headers,
          ...(ip === undefined ? {} : { 'X-Forwarded-For': ip }),
          Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        },
      });
      keepCookies(response);
      const html = await response.text();
      const next = response.headers.get('location');
      if (next === null || response.status < 300 || response.status >= 400) {
        const address = url.pathname + url.search;
        const { status, headers } = response;
        return { status, address, headers, html, words: plainText(html), forms: readForms(html) };
      }
      url = new URL(next, url);
      if (url.origin === publicOrigin) url = new URL(url.pathname + url.search, origin);
      request = {};
    }
    throw new Error(`${address}: redirects without end`);
  }

  function keepCookies(response: Response): void {
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const at = pair.indexOf('=');
      const value = pair.slice(at + 1);
      if (value === '' || /max-age=0\b/i.test(cookie)) cookies.delete(pair.slice(0, at));
      else cookies.set(pair.slice(0, at), value);
    }
  }

  function send(
    page: VisitedPage,
    form: HtmlForm,
    filled: Filled,
    button?: { name: string; value: string },
  ) {
    const entries = new Map<string, string | File>(form.fields);
    if (button !== undefined && button.name !== '') entries.set(button.name, button.value);
    for (const [name, value] of Object.entries(filled)) entries.set(name, value);
    const action = form.action === '' ? page.address : form.action;
    if (form.method === 'GET') {
      const query = new URLSearchParams([...entries].map(([name, value]) => [name, String(value)]));
      return visit(`${action}?${query}`, {});
    }
    const whole = form.multipart ? new FormData() : new URLSearchParams();
    for (const [name, value] of entries) {
      if (whole instanceof FormData) whole.append(name, value);
      else whole.append(name, String(value));
    }
    return visit(action, { method: 'POST', body: whole });
  }

  return {
    get: (path) => visit(path, {}),
    async press(page, label, filled = {}) {
      for (const form of page.forms) {
        const button = form.buttons.find((one) => label.test(one.label));
        if (button !== undefined) return send(page, form, filled, button);
      }
      const link = readLinks(page.html).find((one) => label.test(one.label));
      if (link === undefined) throw new Error(`${page.address}: nothing called ${label}`);
      if (link.method === undefined || link.method === 'get') return visit(link.href, {});
      const token = csrfToken(page.html) ?? '';
      const body = new URLSearchParams({ _method: link.method, authenticity_token: token });
      return visit(link.href, { method: 'POST', body });
    },
    async submit(page, control, filled) {
      const form = page.forms.find(({ names }) => names.includes(control));
      if (form === undefined) throw new Error(`${page.address}: no form has ${control}`);
      return send(page, form, filled, form.buttons[0]);
    },
  };
}

const NOTHING = { headers: new Headers(), html: '', words: '', forms: [] };
