/** What a browser reads of a page, for filling in its forms: no more than these pages need. */
export type HtmlForm = {
  readonly action: string;
  readonly method: string;
  readonly multipart: boolean;
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** Every named control, the empty ones included. */
  readonly names: readonly string[];
  readonly buttons: readonly {
    readonly label: string;
    readonly name: string;
    readonly value: string;
  }[];
};

export type HtmlLink = {
  readonly label: string;
  readonly href: string;
  /** Rails' unobtrusive links: `data-method="delete"`. */
  readonly method: string | undefined;
};

export function readForms(html: string): readonly HtmlForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(
    ([, head = '', inside = '']) => {
      const controls = [...inputsOf(inside), ...selectsOf(inside), ...textareasOf(inside)];
      return {
        action: attribute(head, 'action') ?? '',
        method: (attribute(head, 'method') ?? 'get').toUpperCase(),
        multipart: attribute(head, 'enctype') === 'multipart/form-data',
        fields: controls.flatMap(([name, value]) =>
          value === undefined ? [] : [[name, value] as const],
        ),
        names: controls.map(([name]) => name),
        buttons: buttonsOf(inside),
      };
    },
  );
}

type Control = readonly [name: string, value: string | undefined];

function inputsOf(html: string): Control[] {
  return [...html.matchAll(/<input\b([^>]*)>/g)].flatMap(([, head = '']): Control[] => {
    const name = attribute(head, 'name');
    const type = attribute(head, 'type') ?? 'text';
    if (name === undefined || type === 'submit') return [];
    const off = (type === 'checkbox' || type === 'radio') && !/\bchecked\b/.test(head);
    const sent = off || type === 'file' ? undefined : (attribute(head, 'value') ?? '');
    return [[name, sent]];
  });
}

function selectsOf(html: string): Control[] {
  return [...html.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)].flatMap(
    ([, head = '', inside = '']) => {
      const name = attribute(head, 'name');
      const options = [...inside.matchAll(/<option\b([^>]*)>/g)].map(([, option = '']) => option);
      const chosen = options.find((option) => /\bselected\b/.test(option)) ?? options[0] ?? '';
      return name === undefined ? [] : [[name, attribute(chosen, 'value') ?? ''] as const];
    },
  );
}

function textareasOf(html: string): Control[] {
  return [...html.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g)].flatMap(
    ([, head = '', inside = '']) => {
      const name = attribute(head, 'name');
      return name === undefined ? [] : [[name, decode(inside)] as const];
    },
  );
}

function buttonsOf(html: string) {
  const buttons = [...html.matchAll(/<button\b([^>]*)>([\s\S]*?)<\/button>/g)].map(
    ([, head = '', inside = '']) => ({ head, label: plainText(inside) }),
  );
  const submits = [...html.matchAll(/<input\b([^>]*type="submit"[^>]*)>/g)].map(
    ([, head = '']) => ({
      head,
      label: attribute(head, 'value') ?? '',
    }),
  );
  return [...buttons, ...submits].map(({ head, label }) => ({
    label,
    name: attribute(head, 'name') ?? '',
    value: attribute(head, 'value') ?? '',
  }));
}

export function readLinks(html: string): readonly HtmlLink[] {
  return [...html.matchAll(/<a\b([^>]*)>([\s\S]*?)<\/a>/g)].map(([, head = '', inside = '']) => ({
    label: plainText(inside),
    href: attribute(head, 'href') ?? '',
    method: attribute(head, 'data-method'),
  }));
}

export function csrfToken(html: string): string | undefined {
  const meta = /<meta\b[^>]*name="csrf-token"[^>]*>/.exec(html)?.[0];
  return meta === undefined ? undefined : attribute(meta, 'content');
}

function attribute(head: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(head);
  const value = found?.[1] ?? found?.[2];
  return value === undefined ? undefined : decode(value);
}

/** The words a person sees, with single spaces. */
export function plainText(html: string): string {
  const bare = html.replace(/<(script|style)\b[\s\S]*?<\/\1>/g, ' ').replace(/<[^>]+>/g, ' ');
  return decode(bare).replace(/\s+/g, ' ').trim();
}

const ENTITIES: { readonly [name: string]: string } = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
};

function decode(text: string): string {
  return text.replace(/&(#x[\da-f]+|#\d+|[a-z]+);/gi, (whole, name: string) => {
    if (/^#x/i.test(name)) return String.fromCodePoint(Number.parseInt(name.slice(2), 16));
    if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)));
    return ENTITIES[name] ?? whole;
  });
}
