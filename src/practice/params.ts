/** What a request sent, query and body together, as Rails' `params`. */
export type Params = {
  readonly params: URLSearchParams;
  readonly files: ReadonlyMap<string, File>;
};

export class MalformedBody extends Error {}

export async function readParams(request: Request, url: URL): Promise<Params> {
  const params = new URLSearchParams(url.search);
  const files = new Map<string, File>();
  if (request.method === 'GET' || request.method === 'HEAD') return { params, files };
  const type = request.headers.get('content-type') ?? '';
  if (type.includes('json')) {
    flatten(params, '', parse((await request.text()) || '{}'));
  } else if (type.includes('multipart/form-data')) {
    for (const [name, value] of await request.formData()) {
      if (typeof value === 'string') params.append(name, value);
      else files.set(name, value);
    }
  } else {
    for (const [name, value] of new URLSearchParams(await request.text())) {
      params.append(name, value);
    }
  }
  return { params, files };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new MalformedBody();
  }
}

/** JSON under the names a form would give: `a[]`, `a[b]`, `a[][b]`. */
function flatten(params: URLSearchParams, name: string, value: unknown): void {
  if (Array.isArray(value)) {
    for (const one of value) flatten(params, `${name}[]`, one);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, one] of Object.entries(value)) {
      flatten(params, name === '' ? key : `${name}[${key}]`, one);
    }
  } else if (value !== null) {
    params.append(name, String(value));
  }
}

/** `name[]`, or the bare name, as often as it came. */
export function listParam(params: URLSearchParams, name: string): readonly string[] {
  return [...params.getAll(`${name}[]`), ...params.getAll(name)];
}

/**
 * Rows of a nested form: `name[0][key]`, `name[][key]`. In the second a key that comes again opens
 * the next row, as in Rack.
 */
export function rowsParam(params: URLSearchParams, name: string): Map<string, string>[] {
  const rows: Map<string, string>[] = [];
  const numbered = new Map<string, Map<string, string>>();
  for (const [full, value] of params) {
    if (!full.startsWith(`${name}[`)) continue;
    const [, index = '', key] = /^\[([^\]]*)\]\[([^\]]+)\]$/.exec(full.slice(name.length)) ?? [];
    if (key === undefined) continue;
    let row = index === '' ? rows.at(-1) : numbered.get(index);
    if (row === undefined || (index === '' && row.has(key))) {
      row = new Map();
      rows.push(row);
      numbered.set(index, row);
    }
    row.set(key, value);
  }
  return rows;
}

/** Rails' cast (mastodon.md §8.2); absent or empty: `undefined`. */
export function booleanParam(params: URLSearchParams, name: string): boolean | undefined {
  const text = params.get(name);
  if (text === null || text === '') return undefined;
  return isTrue(text);
}

export function isTrue(text: string): boolean {
  return !['', 'false', 'f', '0', 'off'].includes(text.toLowerCase());
}
