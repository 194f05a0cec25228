import type { ReactNode, Ref } from 'react';
import './question.css';

export type QuestionProps = {
  readonly heading: ReactNode;
  /** A few words above the question: where one is. */
  readonly kicker?: ReactNode;
  readonly lead?: ReactNode;
  readonly children?: ReactNode;
  /** One primary button, and what may stand beside it. */
  readonly actions?: ReactNode;
  /** For tables: the body may be wider than a line of text. */
  readonly wide?: boolean | undefined;
  /** The heading, so that the walk can move the focus to it. */
  readonly ref?: Ref<HTMLHeadingElement> | undefined;
};

/** One question to a screen. */
export function Question({ heading, kicker, lead, children, actions, wide, ref }: QuestionProps) {
  return (
    <section className="ui-question" data-wide={wide || undefined}>
      {kicker === undefined ? null : <p className="ui-kicker">{kicker}</p>}
      <h1 ref={ref} tabIndex={-1}>
        {heading}
      </h1>
      {lead === undefined ? null : <p className="ui-lead">{lead}</p>}
      {children === undefined ? null : <div className="ui-question-body">{children}</div>}
      {actions === undefined ? null : <div className="cluster ui-question-actions">{actions}</div>}
    </section>
  );
}
