import { type Context, requireUser } from '../context.ts';
import { type Html, html, NOTHING } from '../pages/html.ts';
import { get, post, type Route } from '../route.ts';
import { alias, move } from './alias-and-move.ts';
import { inPanel, logInToPanel, PANEL_LOG_IN, panelPage, panelStart } from './panel.ts';

const PATH = '/settings/user/migration';
/** Five at most, says the page. */
const ALIASES = [0, 1, 2, 3, 4];

/** What a form got back: the API's own words, above its button; of success there are none. */
type Refused = { readonly alias?: string | undefined; readonly move?: string | undefined };

/** GET /settings/user/migration [gotosocial: views/user/migration/index.tsx @ 0.20.0-rc1]. */
function migrationPage(context: Context, refused: Refused = {}): Response {
  const user = requireUser(context, 'read:accounts');
  const { params, state } = context;
  const typed = params.getAll('also_known_as_uris');
  const fields = ALIASES.map((index) => {
    const value = user.alsoKnownAs[index] ?? typed[index] ?? '';
    return html`<p><label>Alias #${index + 1} <input type="url" name="also_known_as_uris" value="${value}"></label></p>`;
  });
  const movedTo = user.movedTo === undefined ? undefined : state.accounts.get(user.movedTo)?.url;
  const target = params.get('moved_to_uri') ?? movedTo ?? '';
  return panelPage(
    'Account Migration Settings',
    html`<p>The following settings allow you to <strong>alias</strong> your account to another account elsewhere, or to <strong>move</strong> to another account.</p>
<form method="post" action="${PATH}"><h3>Alias Account</h3>${fields}${error(refused.alias)}
<button name="act" value="alias">Save account aliases</button></form>
<form method="post" action="${PATH}"><h3>Move Account</h3>
<dl><dt>Account handle/username:</dt><dd>@${user.handle}</dd><dt>Account URI:</dt><dd>${user.uri}</dd></dl>
<p><label>Move target URI <input type="url" name="moved_to_uri" value="${target}"></label></p>
<p><label>Current account password <input type="password" name="password" autocomplete="current-password"></label></p>${error(refused.move)}
<button name="act" value="move">Confirm account move</button></form>`,
  );
}

function error(said: string | undefined): Html {
  return said === undefined ? NOTHING : html`<p class="error" role="alert">${said}</p>`;
}

/** What its scripts send to the API, with the token of the panel. */
async function send(context: Context): Promise<Response> {
  if (context.params.get('act') === 'move') {
    return migrationPage(context, { move: await errorOf(move(context)) });
  }
  // Empty fields are left out.
  const uris = context.params.getAll('also_known_as_uris').filter((uri) => uri !== '');
  const params = new URLSearchParams(uris.map((uri) => ['also_known_as_uris', uri]));
  return migrationPage(context, { alias: await errorOf(alias({ ...context, params })) });
}

async function errorOf(answer: Response): Promise<string | undefined> {
  return answer.ok ? undefined : ((await answer.json()) as { error: string }).error;
}

function profilePage(context: Context): Response {
  const user = requireUser(context, 'read:accounts');
  return panelPage('User Profile', html`<p>@${user.handle}</p>`);
}

export const PANEL_ROUTES: readonly Route[] = [
  get('/settings', panelStart),
  post(PANEL_LOG_IN, logInToPanel),
  get('/settings/user/profile', inPanel(profilePage)),
  get(PATH, inPanel(migrationPage)),
  post(PATH, inPanel(send)),
];
