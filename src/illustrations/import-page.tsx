import { useLabels } from '../i18n/labels.ts';
import { Drawing, type PageProps } from './drawing.tsx';
import { isSince } from './facts.ts';
import { Field, Option, Row, Select } from './fields.tsx';
import { SettingsFrame } from './frames.tsx';
import { Button, Mark } from './parts.tsx';

/** What the page takes, by our name of the kind. */
export type ImportKind =
  | 'follows'
  | 'bookmarks'
  | 'lists'
  | 'mutes'
  | 'blocks'
  | 'domain-blocks'
  | 'filters';

export type ImportPageProps = PageProps & {
  readonly kind: ImportKind;
  /** Of the file to choose there. */
  readonly fileName: string;
};

/** The import page of the new account (mastodon.md §8.1). */
export function ImportPage({ place, label: todo, first = 1, kind, fileName }: ImportPageProps) {
  const label = useLabels(place.release);
  const path = isSince(place.release, 4, 2) ? '/settings/imports' : '/settings/import';
  return (
    <Drawing place={place} path={path} label={todo}>
      <SettingsFrame place={place} title={label('import.title')} open="import">
        <Mark n={first}>
          <Select
            label={label('import.type')}
            hint={label('import.hint')}
            chosen={label(`import.types.${kind}`)}
          />
        </Mark>
        <Row>
          <Mark n={first}>
            <Field
              label={label('import.data')}
              hint={label('import.dataHint')}
              value={fileName}
              required
            />
          </Mark>
          <div>
            <Mark n={first + 1}>
              <Option label={label('import.merge')} hint={label('import.mergeHint')} on />
            </Mark>
            <Option label={label('import.overwrite')} hint={label('import.overwriteHint')} />
          </div>
        </Row>
        <Mark n={first + 2}>
          <Button wide>{label('import.upload')}</Button>
        </Mark>
      </SettingsFrame>
    </Drawing>
  );
}
