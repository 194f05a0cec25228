import { isSince } from '../versions.ts';
import type { Html } from './html.ts';

type Colours = {
  readonly page: string;
  readonly field: string;
  readonly line: string;
  readonly text: string;
  readonly soft: string;
  readonly link: string;
  readonly good: string;
  readonly warn: string;
  readonly bad: string;
  readonly goodBox: string;
  readonly warnBox: string;
  readonly badBox: string;
};

type Theme = {
  readonly dark: Colours;
  readonly light: Colours;
  readonly button: string;
  readonly buttonHover: string;
  readonly destructive: string;
  readonly destructiveHover: string;
};

const DARK_43: Colours = {
  page: '#181821',
  field: '#292938',
  line: '#313144',
  text: '#ffffff',
  soft: '#9c9cc9',
  link: '#8c8cff',
  good: '#79bd9a',
  warn: '#ca8f04',
  bad: '#df405a',
  goodBox: 'transparent',
  warnBox: 'transparent',
  badBox: 'transparent',
};

/** Colours of the default theme by release (mastodon.md §12). */
const SINCE_46: Theme = {
  dark: {
    page: '#181820',
    field: '#21212c',
    line: '#3a3a50',
    text: '#eeedf3',
    soft: '#b2b1c8',
    link: '#a5abfd',
    good: '#05df72',
    warn: '#ffb900',
    bad: '#ffa2a2',
    goodBox: '#032e15',
    warnBox: '#461901',
    badBox: '#460809',
  },
  light: {
    page: '#ffffff',
    field: '#f6f6f9',
    line: '#d7d6e1',
    text: '#181820',
    soft: '#535374',
    link: '#5638cc',
    good: '#008236',
    warn: '#bb4d00',
    bad: '#9f0712',
    goodBox: '#f0fdf4',
    warnBox: '#fffbeb',
    badBox: '#fef2f2',
  },
  button: '#5638cc',
  buttonHover: '#48359c',
  destructive: '#c10007',
  destructiveHover: '#9f0712',
};

const SINCE_43: Theme = {
  dark: DARK_43,
  light: {
    ...DARK_43,
    page: '#ffffff',
    field: '#f9f9fb',
    line: '#d9d9e8',
    text: '#000000',
    soft: '#292938',
    link: '#6161ff',
    good: '#3d7a5a',
  },
  button: '#6364ff',
  buttonHover: '#563acc',
  destructive: '#df405a',
  destructiveHover: '#b7253d',
};

/** Up to 4.2 the dark base with blue-grey text, whatever the browser prefers. */
const OLDER: Theme = {
  ...SINCE_43,
  dark: { ...DARK_43, page: '#282c37', field: '#1f232b', line: '#393f4f', soft: '#9baec8' },
  light: { ...DARK_43, page: '#282c37', field: '#1f232b', line: '#393f4f', soft: '#9baec8' },
};

function themeOf(version: string): Theme {
  if (isSince(version, 4, 6)) return SINCE_46;
  return isSince(version, 4, 3) ? SINCE_43 : OLDER;
}

const variables = (colours: Colours) =>
  Object.entries(colours)
    .map(([name, value]) => `--${name}: ${value}`)
    .join('; ');

/** The sheet of every page: sizes and places from mastodon.md §12. */
export function styleOf(version: string): Html {
  const theme = themeOf(version);
  return {
    html: `
:root { color-scheme: light dark; ${variables(theme.light)}; --button: ${theme.button}; --hover: ${theme.buttonHover}; --red: ${theme.destructive}; --redHover: ${theme.destructiveHover} }
@media (prefers-color-scheme: dark) { :root { ${variables(theme.dark)} } }
* { box-sizing: border-box }
body { margin: 0; background: var(--page); color: var(--text); font: 14px/21px Roboto, system-ui, sans-serif }
a, button.link { color: var(--link) }
.practice { margin: 0; text-align: center; color: var(--soft); font-size: 12px; padding: 8px; border-bottom: 1px dashed var(--line) }
.admin { display: flex; justify-content: center; max-width: 1140px; margin: 0 auto }
.sidebar { flex: 0 0 300px; padding: 40px 20px }
.sidebar ul { list-style: none; margin: 0; padding: 0 }
.sidebar a, .sidebar button.link { display: block; padding: 15px; color: var(--soft); text-decoration: none; text-align: left; width: 100% }
.sidebar ul ul a { padding: 10px 15px 10px 35px } .sidebar a[aria-current] { color: var(--link) }
.content { flex: 1; max-width: 840px; padding: 55px 20px 55px 25px; min-width: 0 }
@media (max-width: 890px) { .admin { display: block } .sidebar { padding: 10px 20px } .content { padding: 20px } }
.modal { max-width: 450px; margin: 0 auto; padding: 40px 20px }
h1, .content > h2:first-child { font-size: 24px; line-height: 36px; font-weight: 700; margin: 0 0 45px } .modal h1 { margin-bottom: 20px }
h2, h3 { font-size: 20px; line-height: 28px; font-weight: 400; margin: 0 0 20px }
hr { border: 0; border-top: 1px solid var(--line); margin: 30px 0 }
.flash { border: 1px solid var(--line); border-radius: 4px; padding: 15px 10px; text-align: center; margin-bottom: 30px }
.flash.notice { color: var(--good); background: var(--goodBox) } .flash.warning { color: var(--warn); background: var(--warnBox) } .flash.alert { color: var(--bad); background: var(--badBox) }
.hint { display: block; font-size: 12px; color: var(--soft); margin-bottom: 6px } p.hint, ul.hint { font-size: 14px; margin: 0 0 18px } .soft { color: var(--soft) }
.positive { color: var(--good); font-weight: 500 } li.warn, .warn { color: var(--warn); font-weight: 500 } .error { display: block; color: var(--bad); margin-top: 4px }
.field { margin-bottom: 25px } .field > label { display: block; margin-bottom: 5px; font-weight: 500 } .invalid > label { color: var(--bad) } abbr { color: var(--bad); text-decoration: none }
input:not([type=hidden], [type=checkbox], [type=radio]), select, textarea { width: 100%; padding: 10px 16px; border: 1px solid var(--line); border-radius: 4px; background: var(--field); color: inherit; font: 14px/20px inherit } select { height: 41px } .invalid input { border-color: var(--bad) }
.row { display: grid; grid-template-columns: 1fr 1fr; gap: 0 20px } @media (max-width: 600px) { .row { display: block } }
.choices { list-style: none; margin: 0; padding: 0 } .choices label { display: block; margin-bottom: 10px }
button, .button { display: inline-block; padding: 7px 18px; border: 0; border-radius: 4px; background: var(--button); color: #fff; font: 500 15px/22px inherit; cursor: pointer; text-decoration: none } button:hover { background: var(--hover) }
.wide { display: block; width: 100%; margin-top: 30px; padding: 10px 18px } .negative { background: var(--red) } .negative:hover { background: var(--redHover) } .secondary { background: none; border: 1px solid var(--button); color: var(--link) } button:disabled { opacity: .5 }
button.link, button.link:hover { background: none; border: 0; padding: 0; font: inherit; text-decoration: underline; cursor: pointer } .beside { display: flex; gap: 10px; margin-top: 30px }
table { width: 100%; border-collapse: collapse } th, td { padding: 8px; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top } .scroll { overflow-x: auto }
.who { display: flex; justify-content: space-between; gap: 10px; align-items: center; border: 1px solid var(--line); border-radius: 4px; padding: 10px 16px; margin-bottom: 30px } .who .name strong { display: block }
.steps { display: flex; gap: 10px; list-style: none; margin: 0 0 30px; padding: 0; color: var(--soft); font-size: 12px; justify-content: space-between } .steps [aria-current] { color: var(--link); font-weight: 500 }
.permissions { list-style: none; margin: 0 0 30px; padding: 0 } .permissions li { padding: 10px 0; border-bottom: 1px solid var(--line) } .permissions strong { display: block }
`,
  };
}
