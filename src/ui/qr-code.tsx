import { encode } from 'uqr';
import './qr-code.css';

export type QrCodeProps = {
  /** An address: up to 2,331 bytes fit, and far fewer can be scanned from a screen. */
  readonly text: string;
  /** What scanning it does; the text itself stands somewhere near, to be typed or copied. */
  readonly label: string;
};

/** White around the code, in modules: ISO/IEC 18004 asks for four. */
const QUIET = 4;

/** Something for the phone beside the screen. The one file that loads the encoder. */
export function QrCode({ text, label }: QrCodeProps) {
  // M: a finger on the screen or a scratch (15 %) is forgiven, and an address stays coarse.
  const { data, size } = encode(text, { ecc: 'M', border: QUIET });
  return (
    <svg className="ui-qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path className="ui-qr-ground" d={`M0 0h${size}v${size}H0z`} />
      <path className="ui-qr-dark" d={data.map(rowOfRuns).join('')} />
    </svg>
  );
}

/** Dark modules that touch are one rectangle: no hairlines between them, and a short path. */
function rowOfRuns(row: readonly boolean[], y: number): string {
  let way = '';
  for (let x = 0; x < row.length; x += 1) {
    if (row[x] !== true) continue;
    const start = x;
    while (row[x + 1] === true) x += 1;
    way += `M${start} ${y}h${x + 1 - start}v1H${start}z`;
  }
  return way;
}
