import type { SourceCounts } from '../domain/sources.ts';
import type { Speech } from './subject-of.ts';

/** Who told of a kind: the old account, files, or both; and what only one of them knows. */
export function originOf(
  { t, formats }: Speech,
  counts: SourceCounts | undefined,
): string | undefined {
  if (counts === undefined) return undefined;
  const { api, files, both } = counts;
  if (files === 0) return t('kinds.origin.api');
  if (api === 0) return t('kinds.origin.files');
  const only = (who: 'onlyApi' | 'onlyFiles', count: number) =>
    count === 0 ? [] : [t(`kinds.origin.${who}`, { count, n: formats.number(count) })];
  return [
    t('kinds.origin.both'),
    ...only('onlyApi', api - both),
    ...only('onlyFiles', files - both),
  ].join(', ');
}
