import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { isSince, type Place } from './facts.ts';
import './drawing.css';
import './mastodon.css';

export type DrawingProps = {
  readonly place: Place;
  /** Behind the host in the window's bar. */
  readonly path: string;
  /** What to do on that page, in one sentence, for those who do not see the drawing. */
  readonly label: string;
  readonly children: ReactNode;
};

/** What every page takes; the rest of its props are its own facts. */
export type PageProps = {
  readonly place: Place;
  readonly label: string;
  /** The number of its first ring: those of the list of steps beside the drawing go on here. */
  readonly first?: number;
};

/**
 * A window of the server, in its clothes and with nothing in it to press. What is inside is a
 * picture: inert, and hidden from assistive technology, which reads the label.
 */
export function Drawing({ place, path, label, children }: DrawingProps) {
  const { t } = useWords();
  return (
    <figure className="drawn" aria-label={label}>
      <div className="drawn-window" data-clothes={clothesOf(place)} inert aria-hidden="true">
        <div className="drawn-bar" data-fact>
          <span className="drawn-lights" />
          <span className="drawn-address">
            <bdi className="drawn-host" dir="ltr">
              {place.host}
            </bdi>
            {path}
          </span>
        </div>
        {children}
      </div>
      <figcaption className="drawn-caption">
        {t('drawing.caption', { host: place.host })}
      </figcaption>
    </figure>
  );
}

/** Colours changed with 4.3 and 4.6 (mastodon.md §12). */
function clothesOf({ release }: Place): string {
  if (isSince(release, 4, 6)) return '4-6';
  return isSince(release, 4, 3) ? '4-3' : '4-2';
}
