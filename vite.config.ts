import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/**
 * The policy of the built page. `http://*.localhost` is there for the pretend servers:
 * browsers treat it as this machine alone. Two Trusted Types policies exist: ours makes
 * worker addresses of our own origin (app/worker.ts), DOMPurify's makes HTML.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data: blob: https: http://*.localhost:*",
  "worker-src 'self'",
  "connect-src 'self' https: http://*.localhost:*",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types transhumance dompurify',
].join('; ');

/** A host without headers still gets the policy; workers need the header (docs/decisions.md). */
function policyInPage(): Plugin {
  return {
    name: 'transhumance:policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: CONTENT_SECURITY_POLICY },
        injectTo: 'head-prepend',
      },
    ],
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
    return reached.has(id) ? 'first' : null;
  };
}

const FIRST = ['./src/main.tsx', './src/wizard/steps/start.tsx'];
type ModuleGraph = {
  readonly getModuleInfo: (id: string) => { readonly importedIds: readonly string[] } | null;
};

export default defineConfig({
  // Relative addresses: the page can be hosted under any path.
  base: './',
  plugins: [react(), policyInPage()],
  // The page always asks for its own chunks; a hash in every name lets a host cache them for ever.
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: firstScreen() }] } } },
  },
  worker: { format: 'es' },
  preview: { headers: { 'Content-Security-Policy': CONTENT_SECURITY_POLICY } },
  test: {
    reporters: ['default', ['json', { outputFile: 'e2e/results/unit.json' }]],
    include: ['{src,e2e,.ci,locales}/**/*.test.ts'],
    environment: 'node',
    // By default one core is left to the person; nobody sits at it here.
    maxWorkers: '100%',
    setupFiles: ['.ci/seed.ts'],
    // A busy machine is no failure; what hangs is.
    testTimeout: 30_000,
  },
});
