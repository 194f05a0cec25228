import type { ReactNode } from 'react';
import { type LabelKey, useLabels } from '../i18n/labels.ts';
import { isSince, type Place } from './facts.ts';

/** The entry of the left column that is open. */
export type OpenEntry = 'account' | 'import' | 'export' | 'cleanup';

export type SettingsFrameProps = {
  readonly place: Place;
  readonly title: string;
  readonly open: OpenEntry;
  /** An account that has moved has fewer entries (mastodon.md §10.4). */
  readonly moved?: boolean;
  readonly children: ReactNode;
};

type Entry = { readonly key: LabelKey; readonly name?: OpenEntry };
type Section = Entry & { readonly below?: readonly Entry[] };

/** A page of the settings: left column, title, content (mastodon.md §12). */
export function SettingsFrame({ place, title, open, moved = false, children }: SettingsFrameProps) {
  const label = useLabels(place.release);
  const line = (entry: Entry, className: string) => (
    <p key={entry.key} className={`${className}${entry.name === open ? ' drawn-here' : ''}`}>
      {label(entry.key)}
    </p>
  );
  return (
    <div className="drawn-settings">
      <div className="drawn-nav">
        {sectionsOf(place, moved).map((section) => {
          const below = section.below ?? [];
          const isOpen = below.some(({ name }) => name === open);
          return (
            <div key={section.key}>
              {line(section, 'drawn-entry')}
              {isOpen ? below.map((entry) => line(entry, 'drawn-sub-entry')) : null}
            </div>
          );
        })}
      </div>
      <div className="drawn-content">
        <p className="drawn-title">{title}</p>
        {children}
      </div>
    </div>
  );
}

function sectionsOf({ release }: Place, moved: boolean): readonly Section[] {
  const working: readonly Section[] = [
    { key: 'nav.profile' },
    ...(isSince(release, 4, 5) ? [{ key: 'nav.privacy' } as const] : []),
    { key: 'nav.preferences' },
    { key: 'nav.relationships' },
    { key: 'nav.filters' },
  ];
  return [
    { key: 'nav.back' },
    ...(moved ? [] : working),
    // Open to moved accounts since 4.1.
    ...(moved && !isSince(release, 4, 1) ? [] : [{ key: 'nav.cleanup', name: 'cleanup' } as const]),
    {
      key: 'nav.account',
      below: [
        { key: 'nav.accountSettings', name: 'account' },
        { key: 'nav.twoFactor' },
        { key: 'nav.apps' },
      ],
    },
    {
      key: 'nav.importExport',
      below: [
        ...(moved ? [] : [{ key: 'nav.import', name: 'import' } as const]),
        { key: 'nav.export', name: 'export' },
      ],
    },
    ...(moved ? [] : ([{ key: 'nav.invites' }, { key: 'nav.development' }] as const)),
    { key: 'nav.logout' },
  ];
}

/** Sign-up, consent and profiles: one narrow column. */
export function NarrowFrame({ children }: { readonly children: ReactNode }) {
  return <div className="drawn-narrow">{children}</div>;
}
