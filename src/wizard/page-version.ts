/** As in package.json (page-version.test.ts): a report says what wrote it. */
export const PAGE_VERSION = '0.1.0';
