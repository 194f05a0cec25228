import './account-chip.css';

export type AccountChipProps = {
  readonly side: 'from' | 'to';
  readonly title: string;
  readonly address: string;
  readonly name?: string;
  readonly avatar?: string;
  readonly state?: string;
};

/** Who stands at one end: valley on the left, pasture on the right. */
export function AccountChip({ side, title, address, name, avatar, state }: AccountChipProps) {
  return (
    <div className={`chip chip-${side}`}>
      <span className="chip-picture" aria-hidden="true">
        {avatar === undefined ? (
          (name ?? address).slice(0, 1).toUpperCase()
        ) : (
          <img src={avatar} alt="" referrerPolicy="no-referrer" width="40" height="40" />
        )}
      </span>
      <span className="chip-text">
        <span className="chip-title">
          {title}
          {state === undefined ? null : ` · ${state}`}
        </span>
        <bdi className="chip-address">{address}</bdi>
      </span>
    </div>
  );
}
