import type { ReactNode } from 'react';
import { Avatar } from './avatar.tsx';
import './account-chip.css';

export type AccountChipProps = {
  readonly side: 'from' | 'to';
  /** Which end this is: "Old account". */
  readonly title: ReactNode;
  /** `@user@server`, or the server alone while nobody has signed in. */
  readonly address: string;
  readonly name?: string | undefined;
  readonly avatar?: string | undefined;
  readonly state?: ReactNode;
};

/** Who stands at one end: valley on the left, pasture on the right. */
export function AccountChip({ side, title, address, name, avatar, state }: AccountChipProps) {
  // The server is what tells the two apart: it may go to its own line, never be cut.
  const cut = Math.max(address.lastIndexOf('@'), 0);
  return (
    <div className={`ui-account ui-account-${side}`}>
      <Avatar src={avatar} name={name || address} />
      <p>
        <span className="ui-account-title">
          {title}
          {state === undefined ? null : <span className="ui-account-state">{state}</span>}
        </span>
        <bdi>
          {address.slice(0, cut)}
          <wbr />
          {address.slice(cut)}
        </bdi>
      </p>
    </div>
  );
}
