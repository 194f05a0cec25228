import { useLabels } from '../i18n/labels.ts';
import { Drawing, type PageProps } from './drawing.tsx';
import { isSince } from './facts.ts';
import { SettingsFrame } from './frames.tsx';
import type { ImportKind } from './import-page.tsx';
import { Button, Mark, Text, Unknown } from './parts.tsx';

export type ImportConfirmPageProps = PageProps & {
  readonly kind: ImportKind;
  readonly fileName: string;
  /** Rows of the file, as the language writes numbers. */
  readonly count: string;
};

/** What an upload would do, to be confirmed: since 4.2 (mastodon.md §8.1). */
export function ImportConfirmPage(props: ImportConfirmPageProps) {
  const { place, label: todo, kind, fileName: filename, count } = props;
  const label = useLabels(place.release);
  // The sentence is known of two kinds, since 4.4 (mastodon.md §11).
  const told = (kind === 'follows' || kind === 'lists') && isSince(place.release, 4, 4);
  const title = kind === 'filters' ? label('import.title') : label(`import.titles.${kind}`);
  return (
    <Drawing place={place} path="/settings/imports" label={todo}>
      <SettingsFrame place={place} title={title} open="import">
        {told ? (
          <Text>{label(`import.about.${kind}`, { count, filename })}</Text>
        ) : (
          <Unknown wide />
        )}
        <div className="drawn-buttons">
          <Button kind="outline">{label('import.cancel')}</Button>
          <Mark>
            <Button>{label('import.confirm')}</Button>
          </Mark>
        </div>
      </SettingsFrame>
    </Drawing>
  );
}
