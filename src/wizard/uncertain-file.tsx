import { type Finding, type FindingOf, readAs } from '../domain/finding.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

export type UncertainFileProps = {
  readonly finding: FindingOf<'follows'>;
  readonly onSaid: (finding: Finding) => void;
  readonly onNone: () => void;
};

const LISTS = ['follows', 'blocks', 'mutes'] as const;

/** A list of addresses that does not say what for: the person is asked. */
export function UncertainFile({ finding, onSaid, onNone }: UncertainFileProps) {
  const { t } = useWords();
  return (
    <Notice
      tone="waiting"
      title={t('keep.uncertainTitle', { name: finding.name })}
      actions={
        <>
          {LISTS.map((kind) => (
            <Button key={kind} onClick={() => onSaid(readAs(finding, kind))}>
              {t(`keep.uncertainAs.${kind}`)}
            </Button>
          ))}
          <Button variant="quiet" onClick={onNone}>
            {t('keep.uncertainNo')}
          </Button>
        </>
      }
    >
      <p>{t('keep.uncertain')}</p>
    </Notice>
  );
}
