import { useMemo } from 'react';
import { writeForImport } from '../archive/write-import.ts';
import { writeRejects } from '../archive/write-rejects.ts';
import { fileOf } from '../domain/import-kinds.ts';
import type { Kind } from '../domain/kind.ts';
import { leftoversByKind } from '../domain/leftovers.ts';
import type { RelationKind } from '../domain/relation.ts';
import type { Report } from '../domain/report.ts';
import type { FileReject } from '../domain/sources.ts';
import type { Task } from '../domain/task.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/button.tsx';
import { useServices } from './services.tsx';

/** What has not come, as files to be given again, and the lines that could not be used. */
export function Leftovers({ report }: { readonly report: Report }) {
  const { t, formats } = useWords();
  const { save } = useServices();
  const { filed, others } = useMemo(() => sortOut(report), [report]);
  const unread = useMemo(() => byFile(report.rejects), [report]);
  if (filed.length + others.length + unread.length === 0) return null;

  /** One file, or several where an import page would refuse one (mastodon.md §8.1, §8.3). */
  function hand({ file, tasks }: Filed) {
    for (const { name, type, text } of writeForImport(file, tasks))
      save(name, `${type};charset=utf-8`, text);
  }

  return (
    <>
      <h3>{t('finish.leftovers')}</h3>
      {filed.length === 0 ? null : (
        <>
          <p className="soft">{t('finish.leftoversHow')}</p>
          <div className="cluster">
            {filed.map((one) => (
              <Button key={one.kind} onClick={() => hand(one)}>
                {t('finish.saveLeftovers', {
                  kind: t(`kinds.names.${one.kind}`),
                  count: one.count,
                  n: formats.number(one.count),
                  format: one.file === 'filters' ? 'JSON' : 'CSV',
                })}
              </Button>
            ))}
          </div>
        </>
      )}
      {others.length === 0 ? null : (
        <p className="soft">
          {t('finish.leftoversElse', {
            things: formats.list(others.map((kind) => t(`reading.kinds.${kind}`))),
          })}
        </p>
      )}
      {unread.length === 0 ? null : (
        <div className="cluster">
          {unread.map(([file, rejects]) => (
            <Button
              key={file}
              onClick={() =>
                save(unreadName(file), 'text/csv;charset=utf-8', writeRejects(rejects))
              }
            >
              {t('finish.saveRejects', {
                count: rejects.length,
                n: formats.number(rejects.length),
                file,
              })}
            </Button>
          ))}
        </div>
      )}
    </>
  );
}

type Filed = {
  readonly kind: RelationKind;
  readonly file: Kind;
  readonly tasks: readonly Task[];
  /** Lines there will be in the file. */
  readonly count: number;
};

/**
 * By whether Mastodon has a file for it. An empty list is in no file (mastodon.md §7.3), nor are
 * posts without the filter they belong to. What the person left, and
 * no file can hold, is missed by nobody.
 */
function sortOut(report: Report): {
  readonly filed: readonly Filed[];
  readonly others: readonly RelationKind[];
} {
  const filed: Filed[] = [];
  const others: RelationKind[] = [];
  for (const [kind, rows] of leftoversByKind(report)) {
    const file = fileOf(kind);
    const written = kind === 'list' ? 'list-member' : kind;
    const count = rows.filter(({ task }) => task.kind === written).length;
    if (file !== undefined && count > 0) {
      filed.push({ kind, file, tasks: rows.map(({ task }) => task), count });
    } else if (rows.some(({ outcome }) => outcome?.code !== 'left-out')) others.push(kind);
  }
  return { filed, others };
}

function byFile(rejects: readonly FileReject[]): readonly (readonly [string, FileReject[]])[] {
  const files = new Map<string, FileReject[]>();
  for (const reject of rejects) {
    const known = files.get(reject.file);
    if (known === undefined) files.set(reject.file, [reject]);
    else known.push(reject);
  }
  return [...files];
}

const unreadName = (file: string) => `${file.replace(/\.[^.]*$/, '')}-unread.csv`;
