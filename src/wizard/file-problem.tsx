import type { FileProblem } from '../domain/finding.ts';
import { useWords } from '../i18n/use-words.ts';
import { Notice } from '../ui/notice.tsx';

/** Why a file was not taken, and which one is wanted. Nothing of it has been kept. */
export function FileProblemNotice({ name, problem }: { name: string; problem: FileProblem }) {
  const { t, formats } = useWords();
  return (
    <Notice tone="alert" title={t('keep.problem.title', { name })}>
      <p>{words()}</p>
    </Notice>
  );

  function words(): string {
    switch (problem.code) {
      case 'too-large':
        return t('keep.problem.too-large', {
          limit: formats.number(Math.round(problem.limit / 1_048_576)),
        });
      case 'too-many-rows':
        return t('keep.problem.too-many-rows', { limit: formats.number(problem.limit) });
      case 'line-too-long':
        return t('keep.problem.line-too-long', { line: formats.number(problem.line) });
      case 'too-many-entries':
        return t('keep.problem.too-many-entries', { limit: formats.number(problem.limit) });
      case 'other-account':
        return t('keep.problem.other-account', {
          archive: problem.archive,
          expected: problem.expected,
        });
      default:
        return t(`keep.problem.${problem.code}`);
    }
  }
}
