/** A place in a JSON value: names and indices from the top. */
export type Path = readonly (string | number)[];

const MARKUP = '<img src=x onerror="globalThis.owned=1"><script>globalThis.owned=1</script>';
/** Over ten megabytes, where one is enough to see what a field does with it. */
const LONG = 'x'.repeat(200_000);

/** What a hostile server may put where a field stands. */
export const POISONS: readonly (readonly [name: string, value: unknown])[] = [
  ['markup', MARKUP],
  ['long', LONG],
  ['a link that runs', 'javascript:globalThis.owned=1'],
  ['a path out of an id', '../../api/v1/accounts/update_credentials?x=#'],
  ['a number', 1e308],
  ['null', null],
  ['a list', [[[]]]],
  ['an object', { toString: 1, __proto__: { evil: true }, length: -1 }],
  ['absent', undefined],
];

/** Every field of a value, the deepest ones too; of a list the first element stands for all. */
export function pathsOf(value: unknown, at: Path = []): readonly Path[] {
  if (Array.isArray(value))
    return value.length === 0 ? [] : [[...at, 0], ...pathsOf(value[0], [...at, 0])];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [
    [...at, name],
    ...pathsOf(inner, [...at, name]),
  ]);
}

/** The value with one field replaced, or taken out by `undefined`. */
export function poison(value: unknown, [first, ...rest]: Path, by: unknown): unknown {
  if (first === undefined) return by;
  if (Array.isArray(value)) {
    return value.map((inner, at) => (at === first ? poison(inner, rest, by) : inner));
  }
  const copy = { ...(value as Record<string, unknown>) };
  const inner = poison(copy[first], rest, by);
  if (inner === undefined && rest.length === 0) delete copy[first];
  else copy[first] = inner;
  return copy;
}
