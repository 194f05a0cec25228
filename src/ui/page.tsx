import { type ReactNode, useEffect, useRef } from 'react';
import { keepFocus } from './keep-focus.ts';
import { Sheep } from './sheep.tsx';
import './page.css';

export type PageProps = {
  readonly brand: ReactNode;
  /** Text of the button that leads keyboards past the map. */
  readonly skipLabel: string;
  /** From, a mark of the run under way, to: laid along one line. */
  readonly header?: ReactNode;
  /** Language and the like. */
  readonly tools?: ReactNode;
  readonly trail?: ReactNode;
  readonly footer?: ReactNode;
  readonly children: ReactNode;
};

/** The sheet everything lies on: name and ends above, the map beside, the question. */
export function Page(props: PageProps) {
  const { brand, skipLabel, header, tools, trail, footer, children } = props;
  const main = useRef<HTMLElement>(null);
  useEffect(() => (main.current === null ? undefined : keepFocus(main.current)), []);
  return (
    <div className="ui-page">
      {/* A button, not a link: the hash is the walk's. */}
      <button type="button" className="ui-skip" onClick={() => main.current?.focus()}>
        {skipLabel}
      </button>
      <header className="ui-header">
        <p className="ui-brand">
          <Sheep />
          <span>{brand}</span>
        </p>
        <div className="ui-ends">{header}</div>
        <div className="ui-tools">{tools}</div>
      </header>
      {trail}
      <div className="ui-sheet">
        <main ref={main} tabIndex={-1}>
          {children}
        </main>
        <footer className="ui-footer">{footer}</footer>
      </div>
    </div>
  );
}
