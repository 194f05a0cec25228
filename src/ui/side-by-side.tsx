import type { ReactNode } from 'react';
import './side-by-side.css';

export type SideBySideProps = {
  readonly sides: readonly {
    readonly id: string;
    /** Whose it is. */
    readonly title: ReactNode;
    readonly children: ReactNode;
  }[];
};

/** The same thing as two places have it, to be compared before one takes the other's place. */
export function SideBySide({ sides }: SideBySideProps) {
  return (
    <dl className="ui-sides">
      {sides.map(({ id, title, children }) => (
        <div key={id}>
          <dt>{title}</dt>
          <dd>{children}</dd>
        </div>
      ))}
    </dl>
  );
}
