import type { ReactNode } from 'react';
import './option-cards.css';

export type OptionCard = {
  readonly id: string;
  readonly title: ReactNode;
  /** A word that sets this one apart from its neighbours. */
  readonly badge?: ReactNode;
  readonly children: ReactNode;
};

export type OptionCardsProps = { readonly label: string; readonly cards: readonly OptionCard[] };

/** A few ways to go, explained side by side. None of them is a control: what it holds may be. */
export function OptionCards({ label, cards }: OptionCardsProps) {
  return (
    <ul className="ui-cards" aria-label={label}>
      {cards.map(({ id, title, badge, children }) => (
        <li key={id}>
          <div className="ui-cards-head">
            <h3>{title}</h3>
            {badge === undefined || badge === null ? null : (
              <p className="ui-cards-badge">{badge}</p>
            )}
          </div>
          <div className="ui-cards-body">{children}</div>
        </li>
      ))}
    </ul>
  );
}
