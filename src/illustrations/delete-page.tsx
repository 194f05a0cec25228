import { useLabels } from '../i18n/labels.ts';
import { Drawing, type PageProps } from './drawing.tsx';
import { Field } from './fields.tsx';
import { SettingsFrame } from './frames.tsx';
import { Button, Mark, Notes, Rule, Text } from './parts.tsx';

/** /settings/delete of the old account, once it has moved (mastodon.md §10.5). */
export function DeletePage({ place, label: todo }: PageProps) {
  const label = useLabels(place.release);
  return (
    <Drawing place={place} path="/settings/delete" label={todo}>
      <SettingsFrame place={place} title={label('delete.title')} open="account" moved>
        <Text>{label('delete.before')}</Text>
        <Notes
          notes={[
            label('delete.notes.irreversible'),
            label('delete.notes.username'),
            label('delete.notes.data'),
            label('delete.notes.caches'),
          ]}
        />
        <Text>{label('delete.details')}</Text>
        <Rule />
        <Mark n={1}>
          <Field
            label={label('delete.password')}
            hint={label('delete.passwordHint')}
            secret
            required
          />
        </Mark>
        <Mark n={2}>
          <Button kind="red" wide>
            {label('delete.button')}
          </Button>
        </Mark>
      </SettingsFrame>
    </Drawing>
  );
}
