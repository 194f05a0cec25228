import { type ReactNode, useLayoutEffect, useRef } from 'react';
import './question.css';

export type QuestionProps = {
  readonly heading: ReactNode;
  /** A few words above the question: what this is about. */
  readonly kicker?: ReactNode;
  readonly lead?: ReactNode;
  readonly children?: ReactNode;
  /** One primary button, and what may stand beside it. */
  readonly actions?: ReactNode;
  /** What one may look at but need not, below the way on: tables, where to find things. */
  readonly below?: ReactNode;
  /** More is to come by itself: what stands below keeps out of sight until then, and does not jump. */
  readonly pending?: boolean | undefined;
};

/** One question to a screen. */
export function Question(props: QuestionProps) {
  const { heading, kicker, lead, children, actions, below, pending } = props;
  const title = useRef<HTMLHeadingElement>(null);

  // A new step takes the focus before its screen is loaded; its question takes it over.
  useLayoutEffect(() => {
    if (title.current?.closest(':focus') != null) title.current.focus({ preventScroll: true });
  }, []);

  return (
    <section className="ui-question" data-pending={pending || undefined}>
      {kicker === undefined ? null : <p className="ui-kicker">{kicker}</p>}
      <h1 ref={title} tabIndex={-1}>
        {heading}
      </h1>
      {lead === undefined ? null : <p className="ui-lead">{lead}</p>}
      {children === undefined ? null : <div className="ui-question-body">{children}</div>}
      {actions === undefined || actions === null ? null : (
        <div className="cluster ui-question-actions">{actions}</div>
      )}
      {below === undefined || below === null ? null : (
        <div className="ui-question-body ui-question-below">{below}</div>
      )}
    </section>
  );
}
