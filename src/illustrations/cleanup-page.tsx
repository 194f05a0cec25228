import { useLabels } from '../i18n/labels.ts';
import { Drawing, type PageProps } from './drawing.tsx';
import { Option, Row, Select } from './fields.tsx';
import { SettingsFrame } from './frames.tsx';
import { Box, Button, Heading, Mark, Rule } from './parts.tsx';

/** /statuses_cleanup of the old account, open to moved ones since 4.1 (mastodon.md §10.4). */
export function CleanupPage({ place, label: todo }: PageProps) {
  const label = useLabels(place.release);
  return (
    <Drawing place={place} path="/statuses_cleanup" label={todo}>
      <SettingsFrame place={place} title={label('nav.cleanup')} open="cleanup" moved>
        <Mark n={3}>
          <Button>{label('account.save')}</Button>
        </Mark>
        <Rule />
        <Row>
          <Mark n={1}>
            <Option
              label={label('cleanup.enabled')}
              hint={label('cleanup.enabledHint')}
              square
              on
            />
          </Mark>
          <Mark n={2}>
            <Select label={label('cleanup.age')} chosen={label('cleanup.ages.two-weeks')} />
          </Mark>
        </Row>
        <Box>{label('cleanup.explanation')}</Box>
        <Heading>{label('cleanup.exceptions')}</Heading>
        <Row>
          <Option
            label={label('cleanup.keepPinned')}
            hint={label('cleanup.keepPinnedHint')}
            square
            on
          />
          <Option
            label={label('cleanup.keepDirect')}
            hint={label('cleanup.keepDirectHint')}
            square
            on
          />
        </Row>
      </SettingsFrame>
    </Drawing>
  );
}
