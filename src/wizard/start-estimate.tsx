import { useMemo } from 'react';
import { estimate } from '../domain/estimate.ts';
import type { Task } from '../domain/task.ts';
import { useWords } from '../i18n/use-words.ts';
import { newServerOf } from './new-server.ts';
import { useJourney } from './services.tsx';

/** How long it will take and what it asks of the server, before it begins. */
export function StartEstimate({ tasks }: { readonly tasks: readonly Task[] }) {
  const { t, formats } = useWords();
  const { to } = useJourney();
  const { followsADay } = newServerOf(to);
  const sharedBudget = to?.sharedBudget ?? false;
  const { requests, ms, days } = useMemo(
    () => estimate(tasks, { sharedBudget, followsLeftToday: followsADay }),
    [tasks, sharedBudget, followsADay],
  );
  if (tasks.length === 0) return null;
  return (
    <p className="soft">
      {t(days > 0 ? 'bring.estimateDays' : 'bring.estimate', {
        span: formats.span(ms),
        count: requests,
        n: formats.number(requests),
        limit: formats.number(followsADay),
      })}
    </p>
  );
}
