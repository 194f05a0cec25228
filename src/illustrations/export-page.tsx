import { useLabels } from '../i18n/labels.ts';
import { Drawing, type PageProps } from './drawing.tsx';
import { isSince } from './facts.ts';
import { SettingsFrame } from './frames.tsx';
import { Button, Fact, Link, Mark, Rule, Table, Text, Unknown } from './parts.tsx';

/** Rows of the page that have a file, in Mastodon's own file names (mastodon.md §7.1). */
export type ExportRow =
  | 'follows'
  | 'lists'
  | 'mutes'
  | 'blocks'
  | 'domain_blocks'
  | 'bookmarks'
  | 'filters';

export type ExportPageProps = PageProps & {
  /** What to look for: the button, the file when it is ready, or the small links of the lists. */
  readonly look: 'request' | 'download' | 'lists';
  /** What is known of the numbers, written as the language writes them. */
  readonly counts?: Readonly<Partial<Record<ExportRow | 'posts' | 'followers', string>>>;
};

/** /settings/export of the old account (mastodon.md §7.1, §9); the table torn off where it is not about it. */
export function ExportPage({ place, label: todo, look, counts = {} }: ExportPageProps) {
  const label = useLabels(place.release);
  const value = (name: keyof typeof counts) => {
    const text = counts[name];
    return text === undefined ? <Unknown /> : <Fact>{text}</Fact>;
  };
  const file = (name: ExportRow) => [
    label(`export.${name}`),
    value(name),
    <Link key="file">{label(name === 'filters' ? 'export.json' : 'export.csv')}</Link>,
  ];
  // Mutes above blocks from 4.3 (mastodon.md §11).
  const pair = isSince(place.release, 4, 3)
    ? [file('mutes'), file('blocks')]
    : [file('blocks'), file('mutes')];
  const rows = [
    [label('export.storage'), <Unknown key="size" />, ''],
    [label('export.posts'), value('posts'), ''],
    file('follows'),
    file('lists'),
    [label('export.followers'), value('followers'), ''],
    ...pair,
    file('domain_blocks'),
    file('bookmarks'),
    ...(isSince(place.release, 4, 6) ? [file('filters')] : []),
  ];
  const table = <Table rows={look === 'lists' ? rows : rows.slice(0, 3)} />;
  const button = <Button>{label('export.request')}</Button>;
  return (
    <Drawing place={place} path="/settings/export" label={todo}>
      <SettingsFrame place={place} title={label('nav.export')} open="export">
        {look === 'lists' ? (
          <div className="drawn-last-column">
            <Mark>{table}</Mark>
          </div>
        ) : (
          <>
            {table}
            <p className="drawn-torn" />
          </>
        )}
        <Rule />
        <Text tone="soft" skim={look === 'lists'}>
          {label('export.text')}
        </Text>
        {look === 'download' ? (
          <Table
            head={[label('export.date'), label('export.size'), '']}
            rows={[
              [
                <Unknown key="date" />,
                <Unknown key="size" />,
                <Mark key="file">
                  <Link>{label('export.download')}</Link>
                </Mark>,
              ],
            ]}
          />
        ) : look === 'request' ? (
          <Mark>{button}</Mark>
        ) : (
          button
        )}
      </SettingsFrame>
    </Drawing>
  );
}
