import { useLabels } from '../i18n/labels.ts';
import { Drawing, type PageProps } from './drawing.tsx';
import { Field, Row } from './fields.tsx';
import { SettingsFrame } from './frames.tsx';
import { Button, Mark, Notes, Rule, Text } from './parts.tsx';

/** /settings/migration/redirect/new: looks like the Move and carries nobody (mastodon.md §10.3). */
export function RedirectPage({ place, label: todo }: PageProps) {
  const label = useLabels(place.release);
  return (
    <Drawing place={place} path="/settings/migration/redirect/new" label={todo}>
      <SettingsFrame place={place} title={label('migration.title')} open="account">
        <Text>{label('migration.before')}</Text>
        <Notes
          notes={[
            label('migration.notes.notice'),
            label('migration.notes.otherData'),
            label('migration.notes.disabled'),
          ]}
        />
        <Rule />
        <Row>
          <Field label={label('migration.field')} hint={label('migration.hint')} required />
          <Field
            label={label('migration.password')}
            hint={label('migration.passwordHint')}
            required
          />
        </Row>
        <Mark>
          <Button wide>{label('migration.redirect')}</Button>
        </Mark>
      </SettingsFrame>
    </Drawing>
  );
}
