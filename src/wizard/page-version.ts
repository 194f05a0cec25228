/** As in package.json (page-version.test.ts): a report says what wrote it. */
export const PAGE_VERSION = '0.1.0';

/** Written in by the build (vite.config.ts): whose source has to be shown (AGPL §13). */
declare const __COMMIT__: string | undefined;
export const COMMIT = typeof __COMMIT__ === 'undefined' ? '' : __COMMIT__;
