import { useLabels } from '../i18n/labels.ts';
import { Drawing, type PageProps } from './drawing.tsx';
import { SettingsFrame } from './frames.tsx';
import type { ImportKind } from './import-page.tsx';
import { Fact, Heading, Mark, Table, Unknown } from './parts.tsx';

export type ImportResultPageProps = PageProps & {
  readonly kind: ImportKind;
  /** Rows of the file, as the language writes numbers. */
  readonly count: string;
};

/** The table at the end of the import page, once an import is through: since 4.2 (mastodon.md §8.1). */
export function ImportResultPage({ place, label: todo, kind, count }: ImportResultPageProps) {
  const label = useLabels(place.release);
  return (
    <Drawing place={place} path="/settings/imports" label={todo}>
      <SettingsFrame place={place} title={label('import.title')} open="import">
        <p className="drawn-torn" />
        <Heading>{label('import.recent')}</Heading>
        <Table
          head={(['type', 'status', 'imported', 'started', 'failures'] as const).map((column) =>
            label(`import.columns.${column}`),
          )}
          rows={[
            [
              label(`import.types.${kind}`),
              <Mark key="status">{label('import.states.finished')}</Mark>,
              <Fact key="imported">
                {count} / {count}
              </Fact>,
              <Unknown key="started" />,
              '',
            ],
          ]}
        />
      </SettingsFrame>
    </Drawing>
  );
}
