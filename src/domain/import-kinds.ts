import type { Kind } from './kind.ts';
import type { RelationKind } from './relation.ts';

/** The export file of each kind that has one (mastodon.md §7.1), and that import pages take (§8.1). */
const FILE_OF: Readonly<Partial<Record<RelationKind, Kind>>> = {
  follow: 'follows',
  list: 'lists',
  mute: 'mutes',
  block: 'blocks',
  'domain-block': 'domain-blocks',
  bookmark: 'bookmarks',
  filter: 'filters',
};

export function fileOf(kind: RelationKind): Kind | undefined {
  return FILE_OF[kind];
}
