import { useMemo } from 'react';
import { withChoice } from '../domain/choices.ts';
import { estimateByDay } from '../domain/estimate.ts';
import { isCountedByDay } from '../domain/plan.ts';
import type { ReportRow } from '../domain/report.ts';
import { useWords } from '../i18n/use-words.ts';
import { Choice } from '../ui/choice.tsx';
import { newServerOf } from './new-server.ts';
import { useCarrying, useJourney, useObservable } from './services.tsx';

const WAYS = ['here', 'file'] as const;

/** More follows than the server takes in a day: here over days, or by its own import at once. */
export function FollowsWay({ rows }: { readonly rows: readonly ReportRow[] }) {
  const { t, formats } = useWords();
  const { work } = useCarrying();
  const { byFile } = useObservable(work).choices;
  const { to } = useJourney();
  const { followsADay, imports } = newServerOf(to);
  const ahead = useMemo(() => countAhead(rows), [rows]);
  const count = ahead.follows + ahead.hashtags;
  if (count <= followsADay || !imports.includes('follows')) return null;
  const { ms } = estimateByDay(ahead, { sharedBudget: to?.sharedBudget ?? false });
  const words = {
    server: to?.local ?? '',
    count,
    n: formats.number(count),
    limit: formats.number(followsADay),
    span: formats.span(ms),
  };

  function choose(way: (typeof WAYS)[number]) {
    work.choose({ byFile: withChoice(byFile, ['follow'], way === 'file') });
  }

  return (
    <Choice
      legend={t('bring.way.legend')}
      hint={t('bring.way.hint', words)}
      options={WAYS.map((id) => ({
        id,
        title: t(`bring.way.${id}.title`, words),
        text: t(`bring.way.${id}.text`, words),
      }))}
      value={byFile.has('follow') ? 'file' : 'here'}
      onChange={choose}
    />
  );
}

/** Hashtags count in the same limit (mastodon.md §3.2), and go by no file. */
function countAhead(rows: readonly ReportRow[]): { follows: number; hashtags: number } {
  const ahead = { follows: 0, hashtags: 0 };
  for (const { task, outcome } of rows) {
    if (outcome !== undefined && outcome.code !== 'by-file') continue;
    if (task.kind === 'follow') ahead.follows += 1;
    else if (isCountedByDay(task.kind)) ahead.hashtags += 1;
  }
  return ahead;
}
