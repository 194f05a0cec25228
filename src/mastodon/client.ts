import type { mastodon } from 'masto';
import { HttpActionDispatcher } from 'masto/adapters/action/dispatcher-http.js';
import { HttpActionDispatcherHookMastodon } from 'masto/adapters/action/dispatcher-http-hook-mastodon.js';
import { createActionProxy } from 'masto/adapters/action/proxy.js';
import { BaseHttp } from 'masto/adapters/http/base-http.js';
import { SerializerNativeImpl } from 'masto/adapters/serializers/serializer-native-impl.js';
import type { Server } from '../domain/address.ts';
import { MastodonError } from './errors.ts';
import { type Exchange, exchange, type FetchDeps } from './exchange.ts';
import { readNextLink } from './link.ts';
import { originOf } from './origin.ts';

export type { Exchange };

export type ClientOptions = FetchDeps & {
  readonly server: Server;
  readonly token?: string;
};

/** Headers and what came with them, with names as masto.js has them; nothing of it is parsed. */
export type Raw = { readonly headers: Headers; readonly data: unknown };

/** Fields by name, as masto.js has them. Those of a field are sent as `a[b]`; a picture as a file. */
export type Form = { readonly [name: string]: FormField | Blob };
type FormField = string | boolean | { readonly [name: string]: FormField };

export type Client = {
  readonly server: Server;
  /** masto.js's typed surface over our own transport. Answers are `unknown` until parsed. */
  readonly rest: mastodon.rest.Client;
  /**
   * A form to a path masto.js has no method for (GoToSocial's own), no fields for (`lang`), or whose
   * headers it drops (`update_credentials`, even when asked raw: masto 7.12,
   * dispatcher-http-hook-mastodon.js).
   */
  readonly send: (method: 'POST' | 'PATCH', path: `/api/${string}`, form: Form) => Promise<Raw>;
};

type HttpParams = Parameters<BaseHttp['request']>[0];

/** 8 MB (mastodon.md §5) over a slow line. */
const UPLOAD_TIMEOUT = 5 * 60_000;

export function createClient(options: ClientOptions): Client {
  const http = new Transport(options);
  const dispatcher = new HttpActionDispatcher(http, new HttpActionDispatcherHookMastodon(http));
  const rest = createActionProxy<mastodon.rest.Client>(dispatcher, { context: ['api'] });
  return {
    server: options.server,
    rest,
    send: (method, path, form) => http.request<unknown>({ method, path, body: form }),
  };
}

/**
 * masto.js loses the status of answers that are not JSON and lets nobody inject fetch, bound a
 * body or post a form; its surface and its key conversion stay, the sending is ours.
 */
class Transport extends BaseHttp {
  readonly #options: ClientOptions;
  readonly #serializer = new SerializerNativeImpl();

  constructor(options: ClientOptions) {
    super();
    this.#options = options;
  }

  override async request<T>(params: HttpParams): Promise<{ headers: Headers; data: T }> {
    const { server, token } = this.#options;
    const url = new URL(params.path, originOf(server));
    const init: RequestInit = { method: params.method };
    if (params.method === 'GET') {
      url.search = this.#query(params.search);
      if (token !== undefined) init.headers = { Authorization: `Bearer ${token}` };
    } else {
      Object.assign(init, this.#form(params.body, token));
    }
    const signed = token !== undefined;
    const deps =
      init.body instanceof FormData
        ? { timeoutMs: UPLOAD_TIMEOUT, ...this.#options }
        : this.#options;
    const { headers, text } = await exchange(server, url.href, { ...init, signed }, deps);
    return { headers: withReadLink(headers, url.href), data: this.#parse<T>(text) };
  }

  /**
   * A form with the token inside is a "simple request": no preflight (mastodon.md §1.5). Not so a
   * PATCH, which is never simple; its preflight costs no budget (§1.3).
   */
  #form(fields: HttpParams['body'], token: string | undefined): RequestInit {
    const given = typeof fields === 'string' ? [] : Object.entries(fields ?? {});
    const pictures = given.flatMap(([name, value]) =>
      value instanceof Blob ? [[name, value] as const] : [],
    );
    const plain = given.filter(([, value]) => !(value instanceof Blob));
    const form = this.#query(typeof fields === 'string' ? fields : Object.fromEntries(plain));
    const signed = token === undefined ? '' : `access_token=${encodeURIComponent(token)}`;
    const body = [form, signed].filter((part) => part !== '').join('&');
    if (pictures.length === 0) {
      return { body, headers: { 'Content-Type': 'application/x-www-form-urlencoded' } };
    }
    // Its content type has a boundary in it, which fetch makes.
    const multipart = new FormData();
    for (const [name, value] of new URLSearchParams(body)) multipart.append(name, value);
    // What a file is called on the person's own machine is nobody's affair.
    for (const [name, picture] of pictures) multipart.append(name, picture, name);
    return { body: multipart };
  }

  #query(fields: HttpParams['search'] | HttpParams['body']): string {
    if (fields === undefined || typeof fields === 'string') return fields ?? '';
    const given = Object.entries(fields).filter(([, value]) => value !== undefined);
    if (given.length === 0) return '';
    try {
      return this.#serializer.serialize('querystring', Object.fromEntries(given));
    } catch {
      // Half a character, as JSON may hold and no form can (encodeURIComponent).
      throw new MastodonError('invalid', { server: this.#options.server });
    }
  }

  #parse<T>(text: string): T {
    try {
      return this.#serializer.deserialize<T>('json', text);
    } catch {
      throw new MastodonError('garbled', { server: this.#options.server, detail: text });
    }
  }
}

/**
 * masto.js reads the `Link` of every list: a relative one makes it throw, one made of 200,000
 * brackets holds it for a minute. It sees the next page alone, as we could read it.
 */
function withReadLink(received: Headers, url: string): Headers {
  const next = readNextLink(received.get('link'), url);
  const headers = new Headers(received);
  headers.delete('link');
  if (next !== undefined) headers.set('link', `<${next.href}>; rel="next"`);
  return headers;
}
