import { type Html, html, NOTHING } from './html.ts';
import { ALIASES } from './labels/aliases.ts';
import { MESSAGES } from './labels/messages.ts';
import type { Visit } from './session.ts';

/** Forms carry a token against forgery, as Rails' do (mastodon.md §0.1). */
export function csrfField({ session }: Visit): Html {
  return html`<input type="hidden" name="authenticity_token" value="${session.csrf}">`;
}

/** Browsers send GET and POST alone; Rails reads the rest from here. */
export function methodField(method: 'delete' | 'put'): Html {
  return html`<input type="hidden" name="_method" value="${method}">`;
}

export type Field = {
  /** `model[attribute]`, as Rails names it. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly type?: 'text' | 'password' | 'email' | 'file';
  readonly value?: string;
  readonly required?: boolean;
  readonly disabled?: boolean;
  readonly autocomplete?: string;
  /** The first one stands under the field. */
  readonly errors?: readonly string[] | undefined;
};

/** Label, hint, input, error: the order of Mastodon's block labels (mastodon.md §12). */
export function field(one: Field): Html {
  const id = one.name.replaceAll('[', '_').replaceAll(']', '');
  const error = one.errors?.[0];
  const mark = one.required === true ? html` <abbr title="required">*</abbr>` : NOTHING;
  const hint = one.hint === undefined ? NOTHING : html`<span class="hint">${one.hint}</span>`;
  const below = error === undefined ? NOTHING : html`<span class="error">${error}</span>`;
  const attributes: Html[] = [
    one.required === true ? html` required` : NOTHING,
    one.disabled === true ? html` disabled` : NOTHING,
    one.autocomplete === undefined ? NOTHING : html` autocomplete="${one.autocomplete}"`,
    one.value === undefined ? NOTHING : html` value="${one.value}"`,
  ];
  return html`<div class="field${error === undefined ? '' : ' invalid'}"><label for="${id}">${one.label}${mark}</label>${hint}
<input id="${id}" name="${one.name}" type="${one.type ?? 'text'}"${attributes}>${below}</div>`;
}

/** What a form got wrong: by field, and about the whole. */
export type Errors = {
  readonly fields: Readonly<Record<string, readonly string[]>>;
  readonly base?: readonly string[];
};

export const NO_ERRORS: Errors = { fields: {} };

export function hasErrors({ fields, base = [] }: Errors): boolean {
  return base.length > 0 || Object.values(fields).some((errors) => errors.length > 0);
}

/** The red boxes above a form (mastodon.md §11, aliases). */
export function errorBoxes({ say }: Visit, errors: Errors): Html {
  const { fields, base = [] } = errors;
  const count = base.length + Object.values(fields).reduce((sum, { length }) => sum + length, 0);
  if (count === 0) return NOTHING;
  const summary = count === 1 ? say(ALIASES.oneError) : say(MESSAGES.errorsOther, { count });
  const boxes = [summary, ...base].map(
    (text) => html`<div class="flash alert" role="alert"><strong>${text}</strong></div>`,
  );
  return html`${boxes}`;
}
