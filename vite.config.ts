import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { type HtmlTagDescriptor, type Plugin, runnerImport } from 'vite';
import { defineConfig } from 'vitest/config';

/**
 * The policy of the built page. Practice builds reach `*.localhost` too, which browsers take for
 * this machine alone. One Trusted Types policy exists: ours, which makes worker addresses of our own
 * origin (app/worker.ts). No HTML of anybody is ever put into the page.
 */
export function contentSecurityPolicy(practice: boolean): string {
  const pretend = practice ? ' http://*.localhost:*' : '';
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    `img-src 'self' data: blob: https:${pretend}`,
    "worker-src 'self'",
    `connect-src 'self' https:${pretend}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types transhumance',
  ].join('; ');
}

/**
 * A host without headers still gets the policy, as far as a page can say it: not who may frame it
 * (main.tsx refuses), nor for workers (docs/security.md).
 */
function policyInPage(policy: string): Plugin {
  return {
    name: 'transhumance:policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: policy },
        injectTo: 'head-prepend',
      },
    ],
  };
}

/** Of the source this build is made from; `SOURCE_COMMIT` where it is no Git checkout. */
function commit(): string {
  try {
    const told = process.env.SOURCE_COMMIT;
    return told ?? execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}

/** The first screen, in every language, in the page itself (app/prerender.tsx). */
function prerendered(): Plugin {
  return {
    name: 'transhumance:prerender',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      async handler(page) {
        const { module } = await runnerImport<typeof import('./src/app/prerender.tsx')>(
          './src/app/prerender.tsx',
          { configFile: false, logLevel: 'error', plugins: [react(), withoutStyles()] },
        );
        const pages = Object.entries(module.PAGES);
        const screens = pages.map(
          ([lang, { screen }]) =>
            `<div class="early" lang="${lang}"><fieldset disabled>${screen}</fieldset></div>`,
        );
        const answers = pages.map(
          ([lang, page]) => `<div class="early-answers" lang="${lang}">${page.answers}</div>`,
        );
        return {
          html: page.replace(
            '<div id="app"></div>',
            () => `<div id="app">${screens.join('')}</div><noscript>${answers.join('')}</noscript>`,
          ),
          tags: [
            // Before the styles are there, which is before anything is drawn.
            { tag: 'script', attrs: { src: './early.js' }, injectTo: 'head' },
            ...cards(),
          ],
        };
      },
    },
  };
}

/** Where the page is passed on, pictures want a whole address: `SITE_URL` says where it will be. */
function cards(): HtmlTagDescriptor[] {
  const site = process.env.SITE_URL;
  if (site === undefined) return [];
  return ['fr', 'en'].map((lang) => ({
    tag: 'meta',
    attrs: { property: 'og:image', content: new URL(`card-${lang}.png`, site).href },
    injectTo: 'head',
  }));
}

/** What is only drawn to text needs no styles; the page has them already. */
function withoutStyles(): Plugin {
  return {
    name: 'transhumance:without-styles',
    enforce: 'pre',
    resolveId: (source) => (source.endsWith('.css') ? '\0no-styles' : undefined),
    load: (id) => (id === '\0no-styles' ? '' : undefined),
  };
}

/** Hosts that read it (Netlify, Cloudflare Pages) find their headers in the build. */
function headersFile(): Plugin {
  const source = fileURLToPath(new URL('./docs/hosting/_headers', import.meta.url));
  return {
    name: 'transhumance:headers',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: '_headers', source: readFileSync(source, 'utf8') });
      const contact = process.env.SECURITY_CONTACT;
      const until = process.env.SECURITY_EXPIRES;
      if (contact === undefined || until === undefined) return;
      // RFC 9116: who is told of a hole, and until when that holds.
      const text = `Contact: ${contact}\nExpires: ${until}\nPreferred-Languages: fr, en\n`;
      this.emitFile({ type: 'asset', fileName: '.well-known/security.txt', source: text });
    },
  };
}

/**
 * One chunk for all that the first screen needs: apart, the same modules are twenty files and
 * 4 kB more over the wire.
 */
function firstScreen(): (id: string, graph: ModuleGraph) => string | null {
  let reached: Set<string> | undefined;
  return (id, graph) => {
    if (reached === undefined) {
      reached = new Set();
      const waiting = FIRST.map((file) => fileURLToPath(new URL(file, import.meta.url)));
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        if (reached.has(next)) continue;
        reached.add(next);
        waiting.push(...(graph.getModuleInfo(next)?.importedIds ?? []));
      }
    }
    return reached.has(id) || id.includes('rolldown/runtime') ? 'first' : null;
  };
}

const external = fileURLToPath(new URL('./src/app/external-store.ts', import.meta.url));
const FIRST = ['./src/main.tsx', './src/wizard/steps/start.tsx', './src/storage/site-file.ts'];
const ROOMS = [
  'domain',
  'mastodon',
  'storage',
  'transfer',
  'archive',
  'ui',
  'illustrations',
  'wizard',
];
type ModuleGraph = {
  readonly getModuleInfo: (id: string) => { readonly importedIds: readonly string[] } | null;
};

export default defineConfig(({ mode }) => {
  // `vite build` makes the page to host. Everything else is practice: it may go to *.localhost.
  const practice = mode !== 'production';
  const policy = contentSecurityPolicy(practice);
  return {
    // Relative addresses: the page can be hosted under any path.
    base: './',
    plugins: [react(), policyInPage(policy), ...(practice ? [] : [headersFile(), prerendered()])],
    // React has it itself; react-i18next asks for what stands in for it in older ones.
    resolve: { alias: { 'use-sync-external-store/shim': external } },
    define: {
      __PRACTICE__: JSON.stringify(practice),
      __COMMIT__: JSON.stringify(commit()),
    },
    // The page always asks for its own chunks; a hash in every name lets a host cache them for ever.
    build: {
      target: 'es2023',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        // Nothing here reads a property for what reading it does.
        treeshake: { propertyReadSideEffects: false, unknownGlobalSideEffects: false },
        output: {
          // The first chunk names every other: names of words are 600 bytes of its 110 kB.
          chunkFileNames: 'assets/[hash].js',
          assetFileNames: 'assets/[hash][extname]',
          codeSplitting: {
            groups: [
              { name: firstScreen(), debugName: 'first', priority: 99 },
              // What the screens share, room by room: apart it is some fifty files, each a request, and
              // a link that a slow phone takes 4 ms to make. Walls keep rooms from going in circles.
              ...ROOMS.map((room, index) => ({
                name: room,
                test: new RegExp(`[\\\\/]src[\\\\/]${room}[\\\\/]`),
                minShareCount: 2,
                priority: ROOMS.length - index,
              })),
            ],
          },
        },
      },
    },
    worker: { format: 'es' },
    preview: { headers: { 'Content-Security-Policy': policy } },
    test: {
      reporters: ['default', ['json', { outputFile: 'e2e/results/unit.json' }]],
      include: ['{src,e2e,.ci,locales,docs}/**/*.test.ts'],
      environment: 'node',
      // By default one core is left to the person; nobody sits at it here.
      maxWorkers: '100%',
      setupFiles: ['.ci/seed.ts'],
      // A busy machine is no failure; what hangs is.
      testTimeout: 30_000,
    },
  };
});
