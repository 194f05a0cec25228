import { useLabels } from '../i18n/labels.ts';
import { Drawing, type PageProps } from './drawing.tsx';
import { SettingsFrame } from './frames.tsx';
import { Heading, Link, Mark, Rule, Text } from './parts.tsx';

export type RedirectedPageProps = PageProps & {
  /** `user@server` the account points to. */
  readonly target: string;
};

/** /settings/migration of an account that redirects already (mastodon.md §10.3). */
export function RedirectedPage({ place, label: todo, target }: RedirectedPageProps) {
  const label = useLabels(place.release);
  return (
    <Drawing place={place} path="/settings/migration" label={todo}>
      <SettingsFrame place={place} title={label('migration.title')} open="account" moved>
        <Text tone="good">{label('migration.redirecting', { acct: target })}</Text>
        <Text>{label('migration.cancelText')}</Text>
        <Mark>
          <Link>{label('migration.cancel')}</Link>
        </Mark>
        <Rule />
        <Heading>{label('migration.heading')}</Heading>
      </SettingsFrame>
    </Drawing>
  );
}
