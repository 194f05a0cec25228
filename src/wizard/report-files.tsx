import { leftovers, type Report } from '../domain/report.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/button.tsx';
import { wordsOfOutcome } from './outcome-words.ts';
import { useCarrying, useServices } from './services.tsx';

/** File names are Mastodon's own, so that its import page knows what they are (mastodon.md §8.2). */
const NAMES = {
  report: 'transhumance-report.csv',
  leftovers: 'following_accounts.csv',
  rejects: 'following_accounts-unread.csv',
} as const;

export function ReportFiles({ report }: { report: Report }) {
  const { t, formats } = useWords();
  const { save: saveFile } = useServices();
  const { files } = useCarrying();
  const left = leftovers(report).length;
  const unread = report.rejects.length;

  async function save(kind: keyof typeof NAMES) {
    const text = await files.write(kind, {
      header: [t('people.person'), t('finish.outcomeHeader')],
      outcome: (outcome) => wordsOfOutcome(t, outcome),
    });
    saveFile(NAMES[kind], 'text/csv;charset=utf-8', text);
  }

  return (
    <section className="stack">
      <h2>{t('finish.files')}</h2>
      <div className="cluster">
        <Button variant="secondary" onClick={() => void save('report')}>
          {t('finish.saveReport')}
        </Button>
        {left === 0 ? null : (
          <Button variant="secondary" onClick={() => void save('leftovers')}>
            {t('finish.saveLeftovers', { count: left, n: formats.number(left) })}
          </Button>
        )}
        {unread === 0 ? null : (
          <Button variant="secondary" onClick={() => void save('rejects')}>
            {t('finish.saveRejects', { count: unread, n: formats.number(unread) })}
          </Button>
        )}
      </div>
      {left === 0 ? null : <p className="soft">{t('finish.leftoversHow')}</p>}
    </section>
  );
}
