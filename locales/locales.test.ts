import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync, Visitor } from 'oxc-parser';
import { describe, expect, it } from 'vitest';

const top = fileURLToPath(new URL('..', import.meta.url));
const LANGUAGES = ['en', 'fr'] as const;
const NAMESPACES = readdirSync(join(top, 'locales/en')).map((file) => file.replace('.json', ''));

type Texts = ReadonlyMap<string, string>;

function readTexts(language: string, namespace: string): Texts {
  const path = join(top, 'locales', language, `${namespace}.json`);
  const texts = new Map<string, string>();
  const walk = (node: unknown, key: string) => {
    if (typeof node === 'string') texts.set(key, node);
    else for (const [name, value] of Object.entries(node as object)) walk(value, `${key}.${name}`);
  };
  for (const [name, value] of Object.entries(JSON.parse(readFileSync(path, 'utf8')) as object)) {
    walk(value, name);
  }
  return texts;
}

const PLURAL = /_(?:zero|one|two|few|many|other)$/;
/** Without its plural form, and without the last release that worded it so. */
const stem = (key: string) => key.replace(PLURAL, '').replace(/@\d+-\d+$/, '');
const variables = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map(([, name]) => name).sort();

describe.each(NAMESPACES)('%s.json', (namespace) => {
  const [en, fr] = LANGUAGES.map((language) => readTexts(language, namespace)) as [Texts, Texts];

  it('has the same keys in both languages', () => {
    const stems = (texts: Texts) => [...new Set([...texts.keys()].map(stem))].sort();
    expect(stems(fr)).toEqual(stems(en));
  });

  it.each(LANGUAGES)('has every plural form %s has, and no other', (language) => {
    const texts = language === 'en' ? en : fr;
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const plural = [...new Set([...texts.keys()].filter((key) => PLURAL.test(key)).map(stem))];
    for (const key of plural) {
      const found = [...texts.keys()].filter((one) => PLURAL.test(one) && stem(one) === key);
      expect(found.sort(), key).toEqual(forms.map((form) => `${key}_${form}`).sort());
    }
  });

  it('puts the same values into both languages', () => {
    for (const [key, text] of fr) {
      // "one" may say the number in words.
      if (/_(?:one|many)$/.test(key)) continue;
      expect(variables(text), key).toEqual(variables(en.get(key) ?? ''));
    }
  });
});

/** What the code asks for: whole keys, and patterns such as `steps.${id}`. */
function readUses() {
  const words = new Set<string>();
  const patterns: string[][] = [];
  const files = readdirSync(join(top, 'src'), { recursive: true, encoding: 'utf8' });
  // The proofs of the walls (.ci/walls.test.ts) put files there for a moment.
  const ours = files.filter((name) => /\.tsx?$/.test(name) && !/\.test\.|probe-/.test(name));
  for (const file of ours) {
    const { program } = parseSync(file, readFileSync(join(top, 'src', file), 'utf8'));
    new Visitor({
      Literal: ({ value }) => void (typeof value === 'string' && words.add(value)),
      TemplateLiteral: ({ quasis }) =>
        void patterns.push(quasis.map(({ value }) => value.cooked ?? '')),
      // Unions of types name values as well: 'from' | 'to'.
      TSLiteralType: ({ literal }) =>
        void ('value' in literal && typeof literal.value === 'string' && words.add(literal.value)),
      // Keys of tables: { from: …, 'other-kind': … }.
      Property: ({ key }) => void (key.type === 'Identifier' && words.add(key.name)),
    }).visit(program);
  }
  return {
    words,
    patterns: patterns.filter(([first = '']) => /^[\w:-]+\.$|^[\w:.-]+\./.test(first)),
  };
}

describe('the code', () => {
  const { words, patterns } = readUses();

  /** A pattern reaches a key when what stands in its gaps is a word of the code. */
  function reaches(parts: readonly string[], key: string): boolean {
    const escaped = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    const match = new RegExp(`^${escaped.join('([\\w-]+)')}$`).exec(key);
    return match?.slice(1).every((word) => words.has(word)) ?? false;
  }

  it('uses every key', () => {
    const keys = NAMESPACES.flatMap((namespace) =>
      [...readTexts('en', namespace).keys()].map((key) =>
        // The words of the walk are put into the first screen's namespace (i18n.ts).
        namespace === 'mastodon' ? `${namespace}:${key}` : key,
      ),
    );
    const unused = keys.filter((key) => {
      // A label of Mastodon's is asked for with its namespace, or by `useLabels` without.
      const names = [key, stem(key), stem(key).replace(/^mastodon:/, '')];
      return !names.some((name) => words.has(name) || patterns.some((p) => reaches(p, name)));
    });
    expect(unused).toEqual([]);
  });
});

/** Mastodon's own labels are quoted to the letter, whatever their typography. */
const OURS = NAMESPACES.filter((namespace) => namespace !== 'mastodon');

/** French as it is printed (Lexique des règles typographiques): marks and the spaces before them. */
describe('French', () => {
  const texts = OURS.flatMap((namespace) =>
    [...readTexts('fr', namespace)].map(([key, text]) => [`${namespace}:${key}`, text] as const),
  );
  const rules: readonly (readonly [string, RegExp])[] = [
    ['a straight apostrophe', /'/],
    ['straight quotes', /"/],
    ['three dots', /\.\.\./],
    ['no narrow no-break space before ; ! ?', /[^\u202F][;!?]/],
    ['no no-break space before a colon', /[^\u00A0\d]:(?!\/\/|\d)/],
    ['no no-break space inside «', /«[^\u00A0]/],
    ['no no-break space inside »', /[^\u00A0]»/],
    ['two spaces', / {2}/],
  ];
  it.each(rules)('has nowhere %s', (_, rule) => {
    expect(texts.filter(([, text]) => rule.test(text))).toEqual([]);
  });
});

describe('English', () => {
  const texts = OURS.flatMap((namespace) =>
    [...readTexts('en', namespace)].map(([key, text]) => [`${namespace}:${key}`, text] as const),
  );
  const rules: readonly (readonly [string, RegExp])[] = [
    ['a straight apostrophe', /'/],
    ['straight quotes', /"/],
    ['three dots', /\.\.\./],
    ['two spaces', / {2}/],
    ['“simply” or “just”', /\b(?:simply|just)\b/i],
  ];
  it.each(rules)('has nowhere %s', (_, rule) => {
    expect(texts.filter(([, text]) => rule.test(text))).toEqual([]);
  });
});
