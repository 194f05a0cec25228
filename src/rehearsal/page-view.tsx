import { ElementType, parseDocument } from 'htmlparser2';
import { createElement, type FormEvent, type MouseEvent, type ReactNode } from 'react';
import { filledIn } from './filled-in.ts';

export type PageViewProps = {
  readonly html: string;
  readonly url: string;
  /** Stands where a password or an e-mail address would be typed. */
  readonly filledLabel: string;
  readonly onGo: (url: string, init?: RequestInit) => void;
};

type ChildNode = ReturnType<typeof parseDocument>['children'][number];

/** What the pretend pages are made of; nothing else of them is drawn. */
const TAGS = new Set([
  ...['a', 'abbr', 'button', 'code', 'div', 'form', 'h1', 'h2', 'h3', 'header', 'hr', 'input'],
  ...['label', 'li', 'main', 'nav', 'ol', 'optgroup', 'option', 'p', 'select', 'span', 'strong'],
  ...['table', 'tbody', 'td', 'textarea', 'th', 'thead', 'tr', 'ul'],
]);
const TABLES = new Set(['table', 'tbody', 'thead', 'tr']);

/** A page of the pretend pair, drawn from its HTML by us: no markup of it reaches the browser. */
export function PageView({ html, url, filledLabel, onGo }: PageViewProps) {
  function follow(event: MouseEvent<HTMLAnchorElement>, href: string) {
    event.preventDefault();
    onGo(new URL(href, url).href);
  }

  function submit(event: FormEvent<HTMLFormElement>, action: string, method: string) {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    const data = new FormData(event.currentTarget, submitter);
    const target = new URL(action, url);
    if (method === 'post') return onGo(target.href, { method: 'POST', body: data });
    for (const [name, value] of data) target.searchParams.set(name, String(value));
    onGo(target.href);
  }

  function draw(node: ChildNode, key: number, parent: string): ReactNode {
    if ('data' in node) {
      if (node.type !== ElementType.Text) return null;
      return TABLES.has(parent) && node.data.trim() === '' ? null : node.data;
    }
    if (!('attribs' in node)) return null;
    const { name, attribs } = node;
    const inside = () => node.children.map((child, at) => draw(child, at, name));
    if (!TAGS.has(name)) return name === 'html' || name === 'body' ? inside() : null;
    const own = { className: attribs.class, id: attribs.id };
    switch (name) {
      case 'a':
        return (
          <a
            key={key}
            {...own}
            href={attribs.href}
            onClick={(event) => follow(event, attribs.href ?? '')}
          >
            {inside()}
          </a>
        );
      case 'form':
        return (
          <form
            key={key}
            {...own}
            noValidate
            onSubmit={(event) => submit(event, attribs.action ?? '', attribs.method ?? 'get')}
          >
            {inside()}
          </form>
        );
      case 'input':
        return drawInput(attribs, key, own);
      case 'select': {
        const chosen = /<option value="([^"]*)" selected/.exec(html)?.[1];
        return (
          <select key={key} {...own} name={attribs.name} defaultValue={chosen}>
            {inside()}
          </select>
        );
      }
      case 'option':
        return (
          <option key={key} value={attribs.value}>
            {inside()}
          </option>
        );
      case 'button':
        return (
          <button
            key={key}
            {...own}
            type="submit"
            name={attribs.name}
            value={attribs.value}
            disabled={'disabled' in attribs}
          >
            {inside()}
          </button>
        );
      case 'textarea':
        return (
          <textarea
            key={key}
            {...own}
            name={attribs.name}
            rows={Number(attribs.rows)}
            aria-label={attribs['aria-label']}
            defaultValue={node.children
              .map((child) => ('data' in child ? child.data : ''))
              .join('')}
          />
        );
      case 'label':
        return (
          <label key={key} {...own} htmlFor={attribs.for}>
            {inside()}
          </label>
        );
      case 'hr':
        return <hr key={key} />;
      default:
        return createElement(name, { key, ...own, label: attribs.label }, ...inside());
    }
  }

  function drawInput(attribs: Record<string, string>, key: number, own: OwnProps): ReactNode {
    const known = filledIn(attribs.type, url);
    if (known !== undefined) {
      return (
        <span key={key} className="filled">
          <input type="hidden" name={attribs.name} value={known} />
          {filledLabel}
        </span>
      );
    }
    return (
      <input
        key={key}
        {...own}
        type={attribs.type}
        name={attribs.name}
        defaultValue={attribs.type === 'file' ? undefined : attribs.value}
        defaultChecked={'checked' in attribs}
        disabled={'disabled' in attribs}
        autoComplete="off"
      />
    );
  }

  return parseDocument(html).children.map((node, at) => draw(node, at, ''));
}

type OwnProps = {
  readonly className: string | undefined;
  readonly id: string | undefined;
};
