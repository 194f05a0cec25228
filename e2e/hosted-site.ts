import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
};

export type HostedSite = { readonly url: string; readonly close: () => Promise<void> };
export type Rule = {
  readonly path: string;
  readonly set: ReadonlyMap<string, string>;
  readonly unset: readonly string[];
};

/** `_headers` as Netlify and Cloudflare Pages read it: a path, then its headers, indented. */
export function readHeadersFile(text: string): readonly Rule[] {
  const blocks = text.split(/\n(?=\/)/).filter((block) => block.trim() !== '');
  return blocks.map((block) => {
    const [path = '', ...lines] = block.trim().split('\n');
    const entries = lines.map((line) => line.trim()).filter((line) => line !== '');
    return {
      path: path.trim(),
      unset: entries.filter((line) => line.startsWith('! ')).map((line) => line.slice(2)),
      set: new Map(
        entries
          .filter((line) => !line.startsWith('! '))
          .map((line): [string, string] => {
            const at = line.indexOf(':');
            return [line.slice(0, at).trim(), line.slice(at + 1).trim()];
          }),
      ),
    };
  });
}

/**
 * The built page as a host serves it: under a path of its own, with the headers of `_headers` or, of
 * a host that knows none, without any.
 *
 * @param prefix begins and ends with a slash
 */
export async function serveHosted(prefix: string, { headers = true } = {}): Promise<HostedSite> {
  const folder = join(ROOT, 'dist');
  const rules = headers ? readHeadersFile(await readFile(join(folder, '_headers'), 'utf8')) : [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://x');
    const inside = pathname.startsWith(prefix) ? `/${pathname.slice(prefix.length)}` : undefined;
    const name = inside === '/' ? '/index.html' : normalize(inside ?? '/404.html');
    for (const { path, set, unset } of rules) {
      if (!new RegExp(`^${path.replaceAll('*', '.*')}$`).test(inside ?? '/404.html')) continue;
      for (const header of unset) response.removeHeader(header);
      for (const [header, value] of set) response.setHeader(header, value);
    }
    const file = await readFile(join(folder, name)).catch(() => undefined);
    const body = file ?? (await readFile(join(folder, '404.html')));
    response.statusCode = file === undefined || inside === undefined ? 404 : 200;
    response.setHeader('Content-Type', TYPES[extname(file ? name : '.html')] ?? 'text/html');
    // As every host does: the bytes that count are those on the wire.
    const squeezes = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    const squeezed = squeezes && !/^\.(?:png|woff2)$/.test(extname(name));
    if (squeezed) response.setHeader('Content-Encoding', 'gzip');
    response.end(squeezed ? gzipSync(body, { level: 9 }) : body);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://transhumance.localhost:${port}${prefix}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
