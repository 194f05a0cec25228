import { withChoice } from '../domain/choices.ts';
import type { RelationKind } from '../domain/relation.ts';
import { useWords } from '../i18n/use-words.ts';
import { Checkbox } from '../ui/checkbox.tsx';
import { originOf } from './kind-origin.ts';
import { useCarrying, useObservable } from './services.tsx';

export type KindNameProps = {
  readonly kind: RelationKind;
  /** How many of it are left out. */
  readonly left: number;
};

/** A kind with its tick box, where it is known from, and what ticking it means where others notice. */
export function KindName({ kind, left }: KindNameProps) {
  const { t, formats } = useWords();
  const { work } = useCarrying();
  const { choices, counts } = useObservable(work);
  const name = t(`kinds.names.${kind}`);
  const taken = !choices.kindsOff.has(kind);
  // Where there is one source, nobody asks which.
  const hasFiles = Object.values(counts).some(({ files }) => files > 0);

  function choose(isTaken: boolean) {
    work.choose({ kindsOff: withChoice(choices.kindsOff, [kind], !isTaken) });
  }

  return (
    <>
      {kind === 'profile' ? (
        // Nothing of it is replaced before both are seen: its parts are ticked inside.
        <p className="ui-fold-name">{name}</p>
      ) : (
        <Checkbox name={t('kinds.include', { kind: name })} checked={taken} onChange={choose}>
          {name}
        </Checkbox>
      )}
      <p className="soft small ui-fold-note">
        {[
          hasFiles ? originOf({ t, formats }, counts[kind]) : undefined,
          // Of the profile the parts are told below.
          taken && left > 0 && kind !== 'profile'
            ? t('kinds.left', { count: left, n: formats.number(left) })
            : undefined,
          choices.byFile.has(kind) ? t('kinds.byFile') : undefined,
        ]
          .filter((words) => words !== undefined)
          .join(' · ')}
      </p>
      {kind === 'favourite' ? <p className="small ui-fold-note">{t('kinds.favourite')}</p> : null}
      {kind === 'profile' ? <ProfileNote /> : null}
    </>
  );
}

function ProfileNote() {
  const { t, formats } = useWords();
  const { profile } = useObservable(useCarrying().work).choices;
  return (
    <p className="small ui-fold-note">
      {profile.size === 0
        ? t('profile.none')
        : t('profile.chosen', {
            parts: formats.list([...profile].map((part) => t(`profile.parts.${part}`))),
          })}
    </p>
  );
}
