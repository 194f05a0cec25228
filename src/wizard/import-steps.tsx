import { useMemo } from 'react';
import type { End } from '../domain/journey.ts';
import type { Kind } from '../domain/kind.ts';
import type { ReportRow } from '../domain/report.ts';
import { useLabels } from '../i18n/labels.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/button.tsx';
import { StepList } from '../ui/step-list.tsx';
import { DrawnImport } from './drawn-import.tsx';
import { importFilesOf } from './import-files.ts';
import { importLabels } from './import-labels.ts';
import { newServerOf } from './new-server.ts';
import { PlainPage } from './plain-page.tsx';
import { useServices } from './services.tsx';

export type ImportStepsProps = {
  readonly file: Kind;
  /** The new server. */
  readonly end: End;
  readonly rows: readonly ReportRow[];
};

/** One kind through the import page of the new server, act by act, in the words of that page. */
export function ImportSteps({ file, end, rows }: ImportStepsProps) {
  const { t, language, formats } = useWords();
  const { save } = useServices();
  const server = newServerOf(end);
  const label = useLabels(server.version);
  const labels = importLabels(label, { end, server, file, language });
  const { files, moved, apart } = useMemo(() => importFilesOf(file, rows), [file, rows]);
  const [first] = files;
  if (first === undefined) return <p>{t('byFile.nothingLeft')}</p>;
  const words = { server: end.local, ...labels };

  return (
    <>
      <StepList
        steps={[
          <div key="save" className="stack">
            <p>{t('byFile.steps.save', { count: files.length })}</p>
            <div className="cluster">
              {files.map(({ name, type, text }) => (
                <Button key={name} onClick={() => save(name, `${type};charset=utf-8`, text)}>
                  {t('byFile.save', { name })}
                </Button>
              ))}
            </div>
            {moved === 0 ? null : (
              <p className="soft">
                {t('byFile.moved', { count: moved, n: formats.number(moved) })}
              </p>
            )}
            {apart === 0 ? null : (
              <p className="soft">
                {t('byFile.apart', { count: apart, n: formats.number(apart) })}
              </p>
            )}
          </div>,
          <PlainPage key="open" url={labels.url}>
            {t('byFile.steps.open', words)}
          </PlainPage>,
          <p key="type">{t('byFile.steps.type', words)}</p>,
          <p key="mode">{t('byFile.steps.mode', words)}</p>,
          <div key="press" className="stack">
            <p>
              {t(
                labels.confirm === undefined ? 'byFile.steps.press' : 'byFile.steps.confirm',
                words,
              )}
            </p>
            {files.length === 1 ? null : <p>{t('byFile.steps.next')}</p>}
          </div>,
        ]}
      />
      <DrawnImport
        end={end}
        fileName={first.name}
        kind={file}
        count={rows.filter(({ outcome }) => outcome?.code === 'by-file').length}
        confirms={labels.confirm !== undefined}
      />
    </>
  );
}
