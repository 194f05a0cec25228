import { useMemo } from 'react';
import type { ReportRow } from '../domain/report.ts';
import { useWords } from '../i18n/use-words.ts';
import { CheckList } from '../ui/check-list.tsx';
import {
  type KindStanding,
  kindStandings,
  restWords,
  thereWords,
  turnsWords,
} from './kind-standings.ts';
import { wordsOfOutcome } from './outcome-words.ts';

export type KindLinesProps = {
  readonly rows: readonly ReportRow[];
  readonly label: string;
  /** How many have had their turn, or how many are there. */
  readonly tells: 'turns' | 'there';
  /** Clock time from which follows can go on. */
  readonly tomorrow?: string | undefined;
};

/** A line for every kind: how much of it, and why not the rest. */
export function KindLines({ rows, label, tells, tomorrow }: KindLinesProps) {
  const { t, formats } = useWords();
  const standings = useMemo(() => kindStandings(rows), [rows]);
  const profile = rows.find(({ task }) => task.kind === 'profile');
  const speech = { t, formats };
  const wordsOf = ({ own }: KindStanding) =>
    tells === 'turns' ? turnsWords(speech, own) : thereWords(speech, own);
  return (
    <CheckList
      label={label}
      checks={standings.map((standing) => {
        const { kind, tone } = standing;
        const title = t(`kinds.names.${kind}`);
        // There is one profile: "1 of 1" says less than what became of it.
        if (kind === 'profile' && profile !== undefined) {
          // Nobody unticks it: of its parts those are taken that were ticked, at first none.
          const isLeft = profile.outcome?.code === 'left-out';
          const toneLabel = isLeft
            ? t('profile.asItIs')
            : wordsOfOutcome(t, profile.task, profile.outcome);
          return { id: kind, tone, title, toneLabel };
        }
        const rest = restWords(speech, standing, { tomorrow, withoutAhead: tells === 'turns' });
        return {
          id: kind,
          tone,
          title,
          toneLabel: wordsOf(standing),
          children: rest.length === 0 ? undefined : <p>{rest.join(' · ')}</p>,
        };
      })}
    />
  );
}
