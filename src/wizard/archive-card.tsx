import { formatAddress } from '../domain/address.ts';
import type { ArchiveOf } from '../domain/archive-facts.ts';
import type { FindingOf } from '../domain/finding.ts';
import type { RelationKind } from '../domain/relation.ts';
import { useWords } from '../i18n/use-words.ts';
import { Disclosure } from '../ui/disclosure.tsx';
import { Notice } from '../ui/notice.tsx';
import { Picture } from '../ui/picture.tsx';
import { useFileAddress } from './use-file-address.ts';

export type ArchiveCardProps = {
  readonly archive: ArchiveOf<Blob>;
  readonly finding: FindingOf<'archive'> | undefined;
  readonly actions?: React.ReactNode;
};

/** Whose archive it is, how much it holds and of what, and what of it is missing. */
export function ArchiveCard({ archive, finding, actions }: ArchiveCardProps) {
  const { t, formats } = useWords();
  const { facts } = archive;
  const whose = facts.address === undefined ? undefined : formatAddress(facts.address);
  const holds = [
    ...said('bookmarks', countOf('bookmark')),
    ...said('favourites', countOf('favourite')),
    ...(countOf('profile') > 0 ? [t('archiveCard.profile')] : []),
  ];
  const kept = [
    ...said('posts', facts.posts),
    ...said('boosts', facts.boosts),
    ...said('media', facts.media),
  ];
  return (
    <Notice
      tone={finding === undefined || finding.rows.length === 0 ? 'waiting' : 'done'}
      title={
        whose === undefined
          ? t('archiveCard.titleUnknown', { name: facts.name })
          : t('archiveCard.title', { account: whose })
      }
      actions={actions}
    >
      {holds.length === 0 ? null : <p>{t('archiveCard.holds', { list: formats.list(holds) })}</p>}
      {kept.length === 0 ? null : (
        <p className="soft">{t('archiveCard.kept', { list: formats.list(kept) })}</p>
      )}
      <Disclosure summary={t('archiveCard.more')}>
        <ul>
          <li>{t('archiveCard.file', { name: facts.name })}</li>
          {facts.madeAt === undefined ? null : (
            <li>{t('archiveCard.madeAt', { at: formats.stamp(facts.madeAt) })}</li>
          )}
          {facts.madeBy === undefined ? null : (
            <li>{t(`archiveCard.madeBy.${facts.madeBy === 'up-to-4.1' ? 'old' : 'new'}`)}</li>
          )}
          {facts.firstAt === undefined || facts.lastAt === undefined ? null : (
            <li>
              {t('archiveCard.span', {
                first: formats.fullDate(facts.firstAt),
                last: formats.fullDate(facts.lastAt),
              })}
            </li>
          )}
          {facts.aliases.length === 0 ? null : (
            <li>{t('archiveCard.aliases', { list: formats.list(facts.aliases) })}</li>
          )}
          {facts.movedTo === undefined ? null : (
            <li>{t('archiveCard.movedTo', { account: facts.movedTo })}</li>
          )}
        </ul>
        <div className="cluster">
          {(['avatar', 'header'] as const).map((part) => (
            <ArchivePicture key={part} part={part} bytes={archive.pictures[part]} />
          ))}
        </div>
      </Disclosure>
      {facts.missing.length === 0 ? null : (
        <p>{t('archiveCard.missing', { list: formats.list(facts.missing) })}</p>
      )}
      {facts.defects.map(({ code, count, names }) => (
        <p key={code}>
          {t(`archiveCard.defects.${defectOf(code)}`, {
            count,
            n: formats.number(count),
            list: formats.list(names.slice(0, 3)),
          })}
        </p>
      ))}
    </Notice>
  );

  function countOf(kind: RelationKind): number {
    return finding?.rows.filter(({ relation }) => relation.kind === kind).length ?? 0;
  }

  function said(key: 'bookmarks' | 'favourites' | 'posts' | 'boosts' | 'media', count: number) {
    return count === 0 ? [] : [t(`archiveCard.${key}`, { count, n: formats.number(count) })];
  }
}

type Defect = 'truncated' | 'unsafe-name' | 'damaged-entry' | 'encrypted-entry';

const defectOf = (code: string): Defect =>
  (['truncated', 'unsafe-name', 'encrypted-entry'] as const).find((one) => one === code) ??
  'damaged-entry';

type PictureProps = { readonly part: 'avatar' | 'header'; readonly bytes: Blob | undefined };

/** Out of the file itself: nothing is asked of any server for it. */
function ArchivePicture({ part, bytes }: PictureProps) {
  const { t } = useWords();
  const address = useFileAddress(bytes);
  if (address === undefined) return null;
  return (
    <Picture
      src={address}
      alt={t(`archiveCard.pictures.${part}`)}
      shape={part === 'avatar' ? 'square' : 'wide'}
      missingLabel={t('profile.picture.none')}
    />
  );
}
