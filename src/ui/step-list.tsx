import type { ReactNode } from 'react';
import './step-list.css';

export type StepListProps = {
  readonly label?: string | undefined;
  /** In the order they are done; each may hold paragraphs, a field to copy from, a link. */
  readonly steps: readonly ReactNode[];
};

/** What to do somewhere else, stage by stage. */
export function StepList({ label, steps }: StepListProps) {
  return (
    <ol className="ui-steps" aria-label={label}>
      {steps.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the order
        <li key={index}>
          <div className="ui-step">{step}</div>
        </li>
      ))}
    </ol>
  );
}
