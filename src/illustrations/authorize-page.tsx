import { useLabels } from '../i18n/labels.ts';
import { Drawing, type PageProps } from './drawing.tsx';
import { Face } from './face.tsx';
import type { Person } from './facts.ts';
import { NarrowFrame } from './frames.tsx';
import { Button, Heading, Mark, Text } from './parts.tsx';

/** What an app may be let do, by the object of its scopes (mastodon.md §2.9). */
export type Permission =
  | 'all'
  | 'accounts'
  | 'blocks'
  | 'bookmarks'
  | 'favourites'
  | 'filters'
  | 'follows'
  | 'lists'
  | 'mutes'
  | 'search'
  | 'statuses';

export type AuthorizePageProps = PageProps & {
  /** Who is asked; not known before they sign in for the first time. */
  readonly person?: Person | undefined;
  readonly app: string;
  readonly grants: readonly {
    readonly what: Permission;
    readonly access: 'read' | 'write' | 'readWrite';
  }[];
};

/** /oauth/authorize: what the page asks for, and the one button that says yes. */
export function AuthorizePage({ place, label: todo, person, app, grants }: AuthorizePageProps) {
  const label = useLabels(place.release);
  return (
    <Drawing place={place} path="/oauth/authorize" label={todo}>
      <NarrowFrame>
        <div className="drawn-signed-in">
          <p className="drawn-soft">{label('authorize.signedInAs')}</p>
          {person === undefined ? null : <Face person={person} />}
        </div>
        <p className="drawn-title">{label('authorize.title')}</p>
        <Text>{label('authorize.text', { client_name: app })}</Text>
        <Heading>{label('authorize.review')}</Heading>
        <ul className="drawn-permissions">
          {grants.map(({ what, access }) => (
            <li key={what}>
              <strong>{label(`authorize.what.${what}`)}</strong>
              <span className="drawn-soft">{label(`authorize.${access}`)}</span>
            </li>
          ))}
        </ul>
        <Mark>
          <Button wide>{label('authorize.button')}</Button>
        </Mark>
        <Button kind="red" wide>
          {label('authorize.deny')}
        </Button>
      </NarrowFrame>
    </Drawing>
  );
}
