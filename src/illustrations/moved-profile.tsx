import { useLabels } from '../i18n/labels.ts';
import { Drawing, type PageProps } from './drawing.tsx';
import { Face } from './face.tsx';
import { isSince, type Person } from './facts.ts';
import { NarrowFrame } from './frames.tsx';
import { Button, Mark, Text } from './parts.tsx';

export type MovedProfileProps = PageProps & { readonly old: Person; readonly next: Person };

/** What others see on the old profile from now on (mastodon.md §10.4, §11). */
export function MovedProfile({ place, label: todo, old, next }: MovedProfileProps) {
  const label = useLabels(place.release);
  return (
    <Drawing place={place} path={`/@${old.handle.split('@')[0]}`} label={todo}>
      <NarrowFrame>
        <Mark>
          <div className="drawn-moved">
            <Text tone="soft">{label('moved.box', { name: old.name })}</Text>
            <Face person={next} />
            {isSince(place.release, 4, 0) ? <Button wide>{label('moved.go')}</Button> : null}
          </div>
        </Mark>
        <div className="drawn-faded">
          <Face person={old} />
        </div>
      </NarrowFrame>
    </Drawing>
  );
}
