import { useMemo } from 'react';
import { withChoice } from '../domain/choices.ts';
import { estimate } from '../domain/estimate.ts';
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
  const ahead = useMemo(() => rows.filter(isFollowAhead).map(({ task }) => task), [rows]);
  const isAsked = ahead.length > followsADay && imports.includes('follows');
  const sharedBudget = to?.sharedBudget ?? false;
  const ms = useMemo(
    () => (isAsked ? estimate(ahead, { sharedBudget }).ms : 0),
    [isAsked, ahead, sharedBudget],
  );
  if (!isAsked) return null;
  const words = {
    server: to?.local ?? '',
    count: ahead.length,
    n: formats.number(ahead.length),
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
function isFollowAhead({ task, outcome }: ReportRow): boolean {
  return isCountedByDay(task.kind) && (outcome === undefined || outcome.code === 'by-file');
}
