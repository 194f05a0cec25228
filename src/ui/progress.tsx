import { type ReactNode, useId } from 'react';
import './progress.css';
import type { OutcomeTone } from './outcome-mark.tsx';
import { Sheep } from './sheep.tsx';

export type ProgressSegment = {
  readonly id: string;
  /** In the unit of `max`. */
  readonly value: number;
  readonly tone: OutcomeTone;
};

export type ProgressProps = {
  readonly label: ReactNode;
  readonly value: number;
  readonly max: number;
  /** The same in words, shown and read out: "120 of 340". */
  readonly valueText: string;
  /** Speed, time left: what may be said beside it. */
  readonly note?: ReactNode;
  /** How the value is made up; the legend is the caller's. */
  readonly segments: readonly ProgressSegment[];
};

/** Drawn like the scale bar of a map, walked along by a sheep; told as a native progress element. */
export function Progress({ label, value, max, valueText, note, segments }: ProgressProps) {
  const id = useId();
  const whole = Math.max(max, 1);
  const share = (part: number) => `${(100 * part) / whole}%`;
  return (
    <div className="ui-progress">
      <label className="hidden" htmlFor={id}>
        {label}
      </label>
      <p className="ui-progress-words">
        <strong aria-hidden="true">{valueText}</strong>
        <span>{note}</span>
      </p>
      <progress
        id={id}
        className="hidden"
        value={Math.min(value, whole)}
        max={whole}
        aria-valuetext={valueText}
      />
      <div className="ui-progress-way" aria-hidden="true">
        <span style={{ inlineSize: share(value) }}>
          <Sheep />
        </span>
      </div>
      <div className="ui-progress-bar" aria-hidden="true">
        {segments.map((part) => (
          <span
            key={part.id}
            className={`ui-progress-part ui-tone-${part.tone}`}
            style={{ inlineSize: share(part.value) }}
          />
        ))}
      </div>
    </div>
  );
}
