/**
 * The look of a report that stands alone. Its colours are those of ui/theme.css, which a test
 * compares; its letters are the reader's own, since nothing is loaded.
 */
export const REPORT_STYLE = `
:root {
  --paper: #faf7f0;
  --card: #fff;
  --ink: #1d2a24;
  --soft: #55635b;
  --line: #d9d3c4;
  --meadow: #2c6a4b;
  --gentian: #2f4fa8;
  --amber: #8a5a00;
  --alert: #a3241c;
  color-scheme: light;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #121a17;
    --card: #1a2420;
    --ink: #eef1ea;
    --soft: #a9b5ad;
    --line: #33423a;
    --meadow: #83d3a6;
    --gentian: #a9bcff;
    --amber: #f0c06a;
    --alert: #ff9a8f;
    color-scheme: dark;
  }
}
* { box-sizing: border-box; }
body {
  max-inline-size: 62rem;
  margin: 0 auto;
  padding: 2rem 1rem 3rem;
  background: var(--paper);
  color: var(--ink);
  font: 400 1.0625rem / 1.55 "Atkinson Hyperlegible Next", "Atkinson Hyperlegible", system-ui, sans-serif;
  overflow-wrap: anywhere;
}
h1, h2, p, dl, dd { margin: 0; }
h1, h2 { line-height: 1.2; letter-spacing: -0.012em; text-wrap: balance; }
h1 { font-size: 2rem; }
h2 { margin-block: 2.5rem 0.5rem; font-size: 1.375rem; }
a { color: var(--gentian); }
:focus-visible { outline: 2px solid var(--gentian); outline-offset: 2px; }
header, footer { display: grid; gap: 1rem; }
header > p, footer > p { max-inline-size: 64ch; }
footer { margin-block-start: 2.5rem; color: var(--soft); font-size: 0.9375rem; }
dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0.25rem 1.25rem; }
dt { color: var(--soft); }
.warning { padding: 0.75rem 1rem; border: 1px solid var(--amber); border-radius: 6px; }
table {
  inline-size: 100%;
  border-collapse: collapse;
  background: var(--card);
  font-variant-numeric: tabular-nums;
  table-layout: fixed;
}
main > table { margin-block-start: 2rem; }
caption { padding-block-end: 0.5rem; color: var(--soft); text-align: start; }
th, td {
  padding: 0.5rem 0.75rem;
  border: 1px solid var(--line);
  text-align: start;
  vertical-align: top;
  font-weight: 400;
  white-space: pre-line;
}
thead th { color: var(--soft); font-size: 0.9375rem; }
.under { color: var(--soft); font-size: 0.9375rem; }
[class|="tone"]::before { content: "\\25CB\\00A0"; color: var(--soft); }
.tone-done::before { content: "\\25CF\\00A0"; color: var(--meadow); }
.tone-waiting::before { content: "\\25C6\\00A0"; color: var(--amber); }
.tone-alert::before { content: "\\25B2\\00A0"; color: var(--alert); }
.tone-quiet::before { content: "\\2013\\00A0"; }
@media (width < 40rem) {
  body { padding-inline: 0.75rem; font-size: 1rem; }
  th, td { padding: 0.375rem 0.5rem; }
}
@media print {
  :root {
    --paper: #fff;
    --card: #fff;
    --ink: #000;
    --soft: #444;
    --line: #999;
    --meadow: #000;
    --gentian: #000;
    --amber: #000;
    --alert: #000;
    color-scheme: light;
  }
  body { max-inline-size: none; padding: 0; font-size: 10pt; }
  h2 { break-after: avoid; }
  tr { break-inside: avoid; }
  a { text-decoration: none; }
}
`;
