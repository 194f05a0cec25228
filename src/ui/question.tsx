import type { ReactNode } from 'react';
import './question.css';

export type QuestionProps = {
  readonly heading: string;
  readonly lead?: string;
  readonly children?: ReactNode;
  /** One primary button, and what may stand beside it. */
  readonly actions?: ReactNode;
  /** For tables: the body may be wider than a line of text. */
  readonly wide?: boolean;
};

/** One question to a screen. */
export function Question({ heading, lead, children, actions, wide = false }: QuestionProps) {
  return (
    <section className={wide ? 'question question-wide' : 'question'}>
      <div className="question-head">
        <h1>{heading}</h1>
        {lead === undefined ? null : <p className="question-lead">{lead}</p>}
      </div>
      {children === undefined ? null : <div className="question-body">{children}</div>}
      {actions === undefined ? null : <div className="question-actions">{actions}</div>}
    </section>
  );
}
