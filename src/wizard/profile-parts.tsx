import { withChoice } from '../domain/choices.ts';
import { differingParts, PICTURES, type WrittenPart } from '../domain/profile-difference.ts';
import type { ProfileFacts } from '../domain/relation.ts';
import type { ReportRow } from '../domain/report.ts';
import { useWords } from '../i18n/use-words.ts';
import { Checkbox } from '../ui/checkbox.tsx';
import { SideBySide } from '../ui/side-by-side.tsx';
import { wordsOfOutcome } from './outcome-words.ts';
import { ProfilePicture } from './profile-picture.tsx';
import { profileValue } from './profile-value.tsx';
import { useCarrying, useJourney, useObservable } from './services.tsx';

export type ProfilePartsProps = {
  readonly rows: readonly ReportRow[];
  /** What the new profile says; nothing is replaced by who has not seen it. */
  readonly now: ProfileFacts | undefined;
};

/** The old profile beside the new one, where they differ: part by part, and none is ticked at first. */
export function ProfileParts({ rows, now }: ProfilePartsProps) {
  const { t, formats } = useWords();
  const { work } = useCarrying();
  const { choices } = useObservable(work);
  const { from, to } = useJourney();
  const [row] = rows;
  if (row?.task.kind !== 'profile') return null;
  const { facts: old } = row.task;
  if (now === undefined) return <p>{t('profile.unknown', { server: to?.local ?? '' })}</p>;
  const parts = differingParts(old, now);
  const isDone = row.outcome !== undefined && row.outcome.code !== 'left-out';

  function choose(part: WrittenPart, taken: boolean) {
    work.choose({ profile: withChoice(choices.profile, [part], taken) });
  }

  return (
    <>
      {isDone ? <p>{wordsOfOutcome(t, row.task, row.outcome)}</p> : null}
      <p>{t(parts.length === 0 ? 'profile.same' : 'profile.how')}</p>
      {parts.map((part) => (
        <div key={part} className="wide">
          <Checkbox
            name={t('profile.take', { part: t(`profile.parts.${part}`) })}
            checked={choices.profile.has(part)}
            onChange={(taken) => choose(part, taken)}
          >
            {t(`profile.parts.${part}`)}
          </Checkbox>
          <SideBySide
            sides={[
              {
                id: 'now',
                title: t('profile.now', { server: to?.local ?? '' }),
                children: profileValue({ t, formats }, now, part),
              },
              {
                id: 'old',
                title: t('profile.old', { server: from?.local ?? '' }),
                children: profileValue({ t, formats }, old, part),
              },
            ]}
          />
        </div>
      ))}
      {PICTURES.map((part) => (
        // Addresses in a file may be anybody's: nothing is asked of them.
        <ProfilePicture
          key={part}
          {...{ part, now: now[part] }}
          old={row.task.origin.api === true ? old[part] : undefined}
        />
      ))}
    </>
  );
}
