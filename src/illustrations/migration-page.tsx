import { useLabels } from '../i18n/labels.ts';
import { Drawing, type PageProps } from './drawing.tsx';
import { isSince } from './facts.ts';
import { Field, Row } from './fields.tsx';
import { SettingsFrame } from './frames.tsx';
import { Button, Heading, Mark, Notes, Rule, Text } from './parts.tsx';

export type MigrationPageProps = PageProps & {
  /** `user@server` of the new account, to be typed. */
  readonly target: string;
};

/** /settings/migration of the old account, before the Move (mastodon.md §10.2). */
export function MigrationPage({ place, label: todo, first = 1, target }: MigrationPageProps) {
  const label = useLabels(place.release);
  const note = (name: 'followers' | 'notice' | 'otherData') => label(`migration.notes.${name}`);
  // The order changed with 4.6 (mastodon.md §11).
  const changes = isSince(place.release, 4, 6)
    ? [note('followers'), note('otherData'), note('notice')]
    : [note('followers'), note('notice'), note('otherData')];
  return (
    <Drawing place={place} path="/settings/migration" label={todo}>
      <SettingsFrame place={place} title={label('migration.title')} open="account">
        <Text tone="good">{label('migration.notRedirecting')}</Text>
        <Rule />
        <Heading>{label('migration.heading')}</Heading>
        <Text>{label('migration.before')}</Text>
        <Notes
          notes={[
            ...changes,
            label('migration.notes.backReference'),
            label('migration.notes.cooldown'),
            label('migration.notes.disabled'),
          ]}
        />
        <Text>{label('migration.onlyRedirect')}</Text>
        <Rule />
        <Row>
          <Mark n={first}>
            <Field
              label={label('migration.field')}
              hint={label('migration.hint')}
              value={target}
              required
            />
          </Mark>
          <Mark n={first + 1}>
            <Field
              label={label('migration.password')}
              hint={label('migration.passwordHint')}
              secret
              required
            />
          </Mark>
        </Row>
        <Mark n={first + 2}>
          <Button wide>{label('migration.move')}</Button>
        </Mark>
      </SettingsFrame>
    </Drawing>
  );
}
