import { dirname, posix } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';

/**
 * Which room may import which, and which package. This table is the wall: a room that is not in
 * it may be imported by nobody, and imports nothing. `src/README.md` says the same in words.
 */
export type Room = {
  readonly may: readonly string[];
  /** Packages, by the beginning of their name. */
  readonly packages: readonly string[];
  /** What belongs elsewhere, said to whoever runs into the wall. */
  readonly lesson: string;
  /** Where time and chance are passed in: no clock, timer or dice of its own. */
  readonly timeless: boolean;
};

export const ROOMS: Readonly<Record<string, Room>> = {
  domain: {
    may: [],
    packages: [],
    timeless: true,
    lesson:
      'src/domain is what is true about a move: no I/O, clock, React or words. A request belongs in src/mastodon, waiting in src/transfer, keeping in src/storage.',
  },
  archive: {
    may: ['domain'],
    packages: ['@zip.js/zip.js', 'htmlparser2', 'jszip', 'modern-tar', 'papaparse'],
    timeless: true,
    lesson:
      'src/archive turns files into rows and back. What a server says belongs in src/mastodon.',
  },
  mastodon: {
    may: ['domain'],
    packages: ['masto', 'valibot'],
    timeless: true,
    lesson:
      'src/mastodon speaks to servers. When, or whether again, belongs in src/transfer; where it is kept, in src/storage.',
  },
  transfer: {
    may: ['domain', 'mastodon'],
    packages: [],
    timeless: true,
    lesson:
      'src/transfer decides when and whether again. What is seen belongs in src/wizard, what is kept in src/storage, behind a port.',
  },
  storage: {
    may: ['domain', 'transfer/ports.ts', 'transfer/limits.ts'],
    packages: ['idb', 'valibot'],
    timeless: true,
    lesson:
      'src/storage keeps and parses. Of src/transfer it knows the ports it stands behind (ports.ts, limits.ts), nothing else.',
  },
  i18n: {
    may: ['locales'],
    packages: ['i18next', 'react', 'react-i18next'],
    timeless: true,
    lesson: 'src/i18n holds words and formats. What they are about belongs where they are used.',
  },
  ui: {
    may: [],
    packages: ['react', '@tanstack/react-virtual', 'uqr'],
    timeless: false,
    lesson:
      'src/ui is furniture without words of its own. What knows the move belongs in src/wizard.',
  },
  illustrations: {
    may: ['domain', 'i18n'],
    packages: ['react'],
    timeless: true,
    lesson: "src/illustrations draws Mastodon's pages from facts that are passed in.",
  },
  wizard: {
    may: ['domain', 'archive', 'mastodon', 'transfer', 'i18n', 'ui', 'illustrations'],
    packages: ['react', '@tanstack/react-query'],
    timeless: false,
    lesson:
      'src/wizard is the walk. Storage and composition reach it through its services (src/wizard/services.tsx), put together in src/app.',
  },
  rehearsal: {
    may: ['i18n', 'practice'],
    packages: ['react', 'react-dom', 'htmlparser2'],
    timeless: false,
    lesson:
      'src/rehearsal puts the pretend servers into the page. What walks belongs in src/wizard; src/app puts both together.',
  },
  practice: {
    may: [],
    packages: [],
    timeless: true,
    lesson:
      'src/practice is a pretend Mastodon and imports nothing of ours, else the product would be compared with itself.',
  },
  app: {
    may: [
      ...['domain', 'archive', 'mastodon', 'transfer', 'storage', 'i18n', 'ui', 'illustrations'],
      ...['wizard', 'practice', 'rehearsal'],
    ],
    packages: ['react', 'react-dom', '@tanstack/react-query', 'i18next', 'react-i18next'],
    timeless: false,
    lesson: 'src/app puts the rooms together; a package belongs in the room that uses it.',
  },
};

/** What a line may not do here, with the sentence that says where it belongs. */
export type Breach = { readonly file: string; readonly what: string; readonly lesson: string };

type Finds = {
  readonly imports: readonly string[];
  readonly clocks: readonly string[];
};

/** `file` is the path from the top of the project, with `/`; `text` its content. */
export function breachesOf(file: string, text: string): readonly Breach[] {
  const name = roomOf(file);
  const room = ROOMS[name];
  if (room === undefined) {
    const lesson = `There is no room src/${name}: see src/README.md, "Where do I belong?", or add it to .ci/walls.ts.`;
    return [{ file, what: `the room src/${name}`, lesson }];
  }
  const { imports, clocks } = read(file, text);
  const forbidden = imports.filter((specifier) => !isAllowed(file, name, room, specifier));
  const timed = room.timeless && !TICKS.has(file) ? clocks : [];
  return [
    ...forbidden.map((what) => ({ file, what: `import of ${what}`, lesson: room.lesson })),
    ...timed.map((what) => ({
      file,
      what,
      lesson: `Time is passed in (a \`now\`), chance too, and waiting is done on a tick: src/${name} has no clock, timer or dice. ${room.lesson}`,
    })),
  ];
}

/** The one file that is a timer. */
const TICKS = new Set(['src/transfer/tick.worker.ts']);

function roomOf(file: string): string {
  const [, room = '', rest] = file.split('/');
  // src/main.tsx starts everything: it belongs to app.
  return rest === undefined ? 'app' : room;
}

function isAllowed(file: string, name: string, room: Room, specifier: string): boolean {
  const bare = specifier.replace(/\?.*$/, '');
  if (!bare.startsWith('.')) {
    const packages = file === 'src/main.tsx' ? [...room.packages, 'react-dom'] : room.packages;
    return packages.some((known) => bare === known || bare.startsWith(`${known}/`));
  }
  const target = posix.join(dirname(file), bare);
  if (target.startsWith('locales/')) return room.may.includes('locales');
  if (!target.startsWith('src/')) return false;
  const path = target.slice('src/'.length);
  const other = roomOf(target);
  return other === name || room.may.includes(other) || room.may.includes(path);
}

const CLOCKS = new Set(['setTimeout', 'setInterval', 'requestAnimationFrame', 'queueMicrotask']);
const MEMBERS = new Set(['Date.now', 'Math.random', 'performance.now', 'crypto.getRandomValues']);

function read(file: string, text: string): Finds {
  const imports: string[] = [];
  const clocks: string[] = [];
  const take = (source: { readonly value?: unknown } | null | undefined) => {
    if (typeof source?.value === 'string') imports.push(source.value);
  };
  new Visitor({
    ImportDeclaration: ({ source }) => take(source),
    ExportNamedDeclaration: ({ source }) => take(source),
    ExportAllDeclaration: ({ source }) => take(source),
    ImportExpression: ({ source }) => take(source as { value?: unknown }),
    TSImportType: ({ source }) => take(source as { value?: unknown }),
    CallExpression({ callee, arguments: [first] }) {
      if (callee.type !== 'Identifier') return;
      if (callee.name === 'require') take(first as { value?: unknown });
      if (CLOCKS.has(callee.name)) clocks.push(`${callee.name}()`);
    },
    NewExpression({ callee, arguments: given }) {
      if (callee.type !== 'Identifier') return;
      if (callee.name === 'Date' && given.length === 0) clocks.push('new Date()');
      if (callee.name === 'URL' && given.length === 2 && isOwnAddress(given[1])) {
        take(given[0] as { value?: unknown });
      }
    },
    MemberExpression({ object, property }) {
      if (object.type !== 'Identifier' || property.type !== 'Identifier') return;
      const member = `${object.name}.${property.name}`;
      if (MEMBERS.has(member)) clocks.push(member);
    },
  }).visit(parseSync(file, text).program);
  return { imports, clocks };
}

/** `new URL('./x.ts', import.meta.url)` fetches a file as an import does. */
function isOwnAddress(node: unknown): boolean {
  const { object } = (node ?? {}) as { object?: { type?: string } };
  return object?.type === 'MetaProperty';
}
