import { type ReactNode, useId } from 'react';
import './progress.css';
import type { OutcomeTone } from './outcome-mark.tsx';

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
  /** How the value is made up; the legend is the caller's (OutcomeMark, Figures). */
  readonly segments?: readonly ProgressSegment[] | undefined;
};

/** Drawn like the scale bar of a map; told as a native progress element. */
export function Progress({ label, value, max, valueText, segments }: ProgressProps) {
  const id = useId();
  const parts = segments ?? [{ id: 'value', value, tone: 'done' as const }];
  const whole = Math.max(max, 1);
  return (
    <div className="ui-progress">
      <p className="ui-progress-words">
        <label htmlFor={id}>{label}</label>
        <span aria-hidden="true">{valueText}</span>
      </p>
      <progress
        id={id}
        className="hidden"
        value={Math.min(value, whole)}
        max={whole}
        aria-valuetext={valueText}
      />
      <div className="ui-progress-bar" aria-hidden="true">
        {parts.map((part) => (
          <span
            key={part.id}
            className={`ui-progress-part ui-tone-${part.tone}`}
            style={{ inlineSize: `${(100 * part.value) / whole}%` }}
          />
        ))}
      </div>
    </div>
  );
}
