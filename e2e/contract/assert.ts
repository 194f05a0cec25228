import { isDeepStrictEqual } from 'node:util';
import { Broken, Inapplicable } from './check.ts';
import type { Answer } from './http.ts';

export type Row = { readonly [name: string]: unknown };

export function holds(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Broken(what);
}

export function equals(got: unknown, wanted: unknown, what: string): void {
  if (isDeepStrictEqual(got, wanted)) return;
  throw new Broken(`${what}: ${short(got)} instead of ${short(wanted)}`);
}

/** The condition is a matter of what this run has, not of what the server does. */
export function needs(condition: unknown, reason: string): asserts condition {
  if (!condition) throw new Inapplicable(reason);
}

/** The status, and a pattern for the `error` of the body (or the whole of it). */
export function answers(answer: Answer, wanted: number | readonly number[], error?: RegExp): void {
  const allowed = typeof wanted === 'number' ? [wanted] : wanted;
  const told = `${answer.method} ${answer.path}`;
  if (!allowed.includes(answer.status)) {
    throw new Broken(
      `${told}: ${answer.status} ${short(answer.text)}, not ${allowed.join(' or ')}`,
    );
  }
  if (error !== undefined && !error.test(errorOf(answer))) {
    throw new Broken(`${told}: ${answer.status} says ${short(errorOf(answer))}, not ${error}`);
  }
}

export function errorOf(answer: Answer): string {
  const { error } = row(answer.body);
  return typeof error === 'string' ? error : answer.text;
}

/** A JSON object, or an empty one. */
export function row(value: unknown): Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : {};
}

/** A JSON array of objects; anything else is broken. */
export function rows(answer: Answer): readonly Row[] {
  answers(answer, 200);
  holds(Array.isArray(answer.body), `${answer.method} ${answer.path}: not an array`);
  return answer.body as readonly Row[];
}

export function text(value: unknown, what: string): string {
  holds(typeof value === 'string', `${what}: not a text but ${short(value)}`);
  return value;
}

/** Every name is a field of the object. */
export function hasFields(value: unknown, names: readonly string[], what: string): void {
  const missing = names.filter((name) => !(name in row(value)));
  holds(missing.length === 0, `${what}: without ${missing.join(', ')}`);
}

/** None of the names is a field of the object. */
export function lacksFields(value: unknown, names: readonly string[], what: string): void {
  const found = names.filter((name) => name in row(value));
  holds(found.length === 0, `${what}: has ${found.join(', ')}, of a later version`);
}

function short(value: unknown): string {
  const told = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  const flat = told.replace(/\s+/g, ' ');
  return flat.length > 160 ? `${flat.slice(0, 160)}…` : flat;
}
