import './way-mark.css';

/** Where a mark is about to be, or was: what stands below does not move. */
export const NoWayMark = () => <span className="ui-way-mark ui-way-mark-none" />;
