import { useLabels } from '../i18n/labels.ts';
import { Drawing, type PageProps } from './drawing.tsx';
import { Field } from './fields.tsx';
import { SettingsFrame } from './frames.tsx';
import { Button, Mark, Rule, Table, Text } from './parts.tsx';

export type AliasesPageProps = PageProps & {
  /** `user@server` of the old account, to be typed. */
  readonly old: string;
};

/** /settings/aliases of the new account (mastodon.md §10.1). */
export function AliasesPage({ place, label: todo, first = 1, old }: AliasesPageProps) {
  const label = useLabels(place.release);
  return (
    <Drawing place={place} path="/settings/aliases" label={todo}>
      <SettingsFrame place={place} title={label('aliases.title')} open="account">
        <Text skim>{label('aliases.intro')}</Text>
        <Rule />
        <Mark n={first}>
          <Field label={label('aliases.field')} hint={label('aliases.hint')} value={old} required />
        </Mark>
        <Mark n={first + 1}>
          <Button wide>{label('aliases.create')}</Button>
        </Mark>
        <Rule />
        <Table
          head={[label('aliases.field'), '']}
          rows={[
            [
              <span key="none" className="drawn-soft">
                {label('aliases.empty')}
              </span>,
              '',
            ],
          ]}
        />
      </SettingsFrame>
    </Drawing>
  );
}
