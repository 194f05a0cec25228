import { type Context, notFound } from '../context.ts';
import { get, type Route } from '../route.ts';
import type { Picture } from '../state/accounts.ts';

/** A drawn person, where there is no picture. */
const MISSING = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path fill="#9c9cc9" d="M0 0h24v24H0z"/><path fill="#fff" d="M12 5a4 4 0 1 1 0 8 4 4 0 0 1 0-8m0 9c4 0 7 2 7 5H5c0-3 3-5 7-5"/></svg>`;

/** Static files have no CORS header: `<img>` shows them, `fetch` reads nothing (mastodon.md §1.2). */
function uploaded(kind: 'avatar' | 'header') {
  return ({ state, path }: Context): Response => {
    const picture: Picture | undefined = state.accounts.get(path[0] ?? '')?.[kind];
    if (picture === undefined) throw notFound();
    return new Response(picture.bytes, { headers: { 'Content-Type': picture.type } });
  };
}

const missing = () => new Response(MISSING, { headers: { 'Content-Type': 'image/svg+xml' } });

export const PICTURE_ROUTES: readonly Route[] = [
  get('/avatars/original/missing.png', missing),
  get('/headers/original/missing.png', missing),
  get('/system/accounts/avatars/:id/:size', uploaded('avatar')),
  get('/system/accounts/headers/:id/:size', uploaded('header')),
];
