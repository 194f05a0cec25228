import { useEffect, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import './rehearsal.css';

export type RehearsalBarProps = {
  readonly onPush: (ms: number) => void;
  readonly onEnd: () => void;
};

const JUMPS = [
  ['minutes', 3 * 60_000],
  ['hours', 3 * 3_600_000],
  ['day', 24 * 3_600_000],
] as const;

/** On every screen of a rehearsal: that it is one, the clock to push on, and the way out. */
export function RehearsalBar({ onPush, onEnd }: RehearsalBarProps) {
  const { t, loadRest, formats } = useWords();
  const [ready, setReady] = useState(false);
  const [pushed, setPushed] = useState<number>();
  const [asked, setAsked] = useState(false);
  useEffect(() => void loadRest().then(() => setReady(true)), [loadRest]);
  if (!ready) return null;
  return (
    <aside className="rehearsal-bar" aria-label={t('rehearsal.label')}>
      <p>
        <span className="rehearsal-tag">{t('rehearsal.label')}</span> {t('rehearsal.what')}
      </p>
      <div className="rehearsal-buttons">
        {JUMPS.map(([name, ms]) => (
          <button
            key={name}
            type="button"
            onClick={() => {
              onPush(ms);
              setPushed(Date.now());
            }}
          >
            {t(`rehearsal.later.${name}`)}
          </button>
        ))}
        {asked ? (
          <button type="button" className="rehearsal-way-out" onClick={onEnd}>
            {t('rehearsal.endSure')}
          </button>
        ) : null}
        {/* One button all along: who pressed it stands on the harmless answer, and then on it again. */}
        <button type="button" className="rehearsal-way-out" onClick={() => setAsked(!asked)}>
          {t(asked ? 'rehearsal.stay' : 'rehearsal.end')}
        </button>
        <span role="status">
          {pushed === undefined ? null : t('rehearsal.clock', { time: formats.stamp(pushed) })}
        </span>
      </div>
    </aside>
  );
}
