import { useMemo, useState } from 'react';
import { type Choices, withChoice } from '../domain/choices.ts';
import { type BlockCut, whatBlocksCut } from '../domain/domain-block-cuts.ts';
import type { Holdings } from '../domain/holdings.ts';
import type { ReportRow } from '../domain/report.ts';
import { useWords } from '../i18n/use-words.ts';
import { Checkbox } from '../ui/checkbox.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { useCarrying, useJourney, useObservable } from './services.tsx';

export type BlockCutsProps = {
  readonly rows: readonly ReportRow[];
  readonly held: Holdings | undefined;
};

/** Blocked servers on which there are people one follows, or followers: said before it is done. */
export function BlockCuts({ rows, held }: BlockCutsProps) {
  const { t } = useWords();
  const { work, snapshot } = useCarrying();
  const { choices } = useObservable(work);
  const { to } = useJourney();
  useObservable(snapshot);
  const followers = snapshot.followers();
  const cuts = useMemo(
    () =>
      whatBlocksCut(
        rows.filter((row) => isAskedAbout(row, choices)).map(({ task }) => task),
        held?.follows.keys() ?? [],
        followers.map(({ address }) => address),
        to?.local,
      ),
    [rows, choices, held, followers, to],
  );
  if (cuts.length === 0) return null;
  return (
    <section className="stack wide">
      <h2>{t('cuts.title')}</h2>
      <p>{t('cuts.text')}</p>
      {cuts.map((cut) => (
        <Cut key={cut.task} cut={cut} />
      ))}
    </section>
  );
}

/** Blocks also once they are unticked: what was asked about does not go away under the finger. */
function isAskedAbout({ task, outcome }: ReportRow, { kindsOff }: Choices): boolean {
  const isAhead = outcome === undefined || outcome.code === 'by-file';
  switch (task.kind) {
    case 'follow':
      return isAhead;
    case 'domain-block':
      return !kindsOff.has(task.kind) && (isAhead || outcome.code === 'left-out');
    default:
      return false;
  }
}

function Cut({ cut }: { readonly cut: BlockCut }) {
  const { t, formats } = useWords();
  const { work } = useCarrying();
  const { leftOut } = useObservable(work).choices;
  const [isOpen, setIsOpen] = useState(false);
  const { server, follows, followers } = cut;
  const counted = (who: 'follows' | 'followers', count: number) =>
    count === 0 ? [] : [t(`cuts.${who}`, { count, n: formats.number(count) })];
  const people = [
    ...follows.map((address) => ({ address, who: 'follows' as const })),
    ...followers.map((address) => ({ address, who: 'followers' as const })),
  ];

  function choose(taken: boolean) {
    work.choose({ leftOut: withChoice(leftOut, [cut.task], !taken) });
  }

  return (
    <div className="wide">
      <Checkbox checked={!leftOut.has(cut.task)} onChange={choose}>
        {t('cuts.block', { server })}
      </Checkbox>
      <Disclosure
        summary={t('cuts.cutsOff', {
          people: formats.list([
            ...counted('follows', follows.length),
            ...counted('followers', followers.length),
          ]),
        })}
        onToggle={setIsOpen}
      >
        {isOpen ? (
          <DataTable
            caption={t('cuts.who', { server })}
            columns={[
              { id: 'who', header: t('rows.subject'), cell: ({ address }) => <bdi>{address}</bdi> },
              { id: 'tie', header: t('rows.details'), cell: ({ who }) => t(`cuts.ties.${who}`) },
            ]}
            rows={people}
            rowKey={({ address, who }) => `${who} ${address}`}
            rowCountLabel=""
            emptyLabel=""
            maxHeight="20rem"
          />
        ) : null}
      </Disclosure>
    </div>
  );
}
