import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

export type UncertainFileProps = {
  readonly name: string;
  readonly onYes: () => void;
  readonly onNo: () => void;
};

/** A list of addresses that does not say what for: the person is asked. */
export function UncertainFile({ name, onYes, onNo }: UncertainFileProps) {
  const { t } = useWords();
  return (
    <Notice
      tone="waiting"
      title={t('keep.uncertainTitle')}
      actions={
        <>
          <Button variant="secondary" onClick={onYes}>
            {t('keep.uncertainYes')}
          </Button>
          <Button variant="quiet" onClick={onNo}>
            {t('keep.uncertainNo')}
          </Button>
        </>
      }
    >
      <p>{t('keep.uncertain', { name })}</p>
    </Notice>
  );
}
