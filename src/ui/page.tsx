import type { ReactNode } from 'react';
import { Sheep } from './sheep.tsx';
import './page.css';

export type PageProps = {
  readonly brand: string;
  /** Text of the link that leads keyboards past the map. */
  readonly skipLabel: string;
  readonly header: ReactNode;
  readonly tools: ReactNode;
  readonly trail: ReactNode;
  readonly footer: ReactNode;
  readonly children: ReactNode;
};

/** The sheet everything lies on: name and map above, the question below. */
export function Page({ brand, skipLabel, header, tools, trail, footer, children }: PageProps) {
  return (
    <>
      <a className="page-skip" href="#question" onClick={focusQuestion}>
        {skipLabel}
      </a>
      <header className="page-header">
        <p className="page-brand">
          <Sheep /> {brand}
        </p>
        <div className="page-tools">{tools}</div>
        <div className="page-ends">{header}</div>
      </header>
      {trail}
      <main id="question" tabIndex={-1} className="page-main">
        {children}
      </main>
      <footer className="page-footer">{footer}</footer>
    </>
  );
}

/** The hash is the walk's; the jump is done without it. */
function focusQuestion(event: { preventDefault: () => void }): void {
  event.preventDefault();
  document.getElementById('question')?.focus();
}
