import './mark.css';

export type MarkTone = 'info' | 'done' | 'safe' | 'waiting' | 'alert' | 'quiet' | 'ahead';

/** Square, disc, shield, diamond, triangle, ring: a tone is told by its shape before its colour. */
const SHAPES: Record<MarkTone, readonly [outline: string, sign: string]> = {
  info: ['M3 3h14v14H3z', 'M10 9v5M10 6v.1'],
  done: ['M10 2a8 8 0 1 1 0 16 8 8 0 0 1 0-16z', 'm6.3 10.3 2.5 2.5 5-5.4'],
  safe: [
    'M10 1.5 17 4v5.5c0 4.2-2.7 7.2-7 9-4.3-1.8-7-4.800-7-9V4z',
    'm6.6 9.700 2.4 2.400 4.4-4.800',
  ],
  waiting: ['m10 1.2 8.8 8.8-8.8 8.8L1.2 10z', 'M10 6v4.2l2.6 1.6'],
  alert: ['M10 1.8 19.2 18H.8z', 'M10 8v4.4M10 15.2v.1'],
  quiet: ['M10 2a8 8 0 1 1 0 16 8 8 0 0 1 0-16z', 'M6.5 10h7'],
  ahead: ['M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14z', ''],
};

export function Mark({ tone }: { readonly tone: MarkTone }) {
  const [outline, sign] = SHAPES[tone];
  return (
    <svg className={`ui-mark ui-tone-${tone}`} viewBox="0 0 20 20" aria-hidden="true">
      <path className="ui-mark-shape" d={outline} />
      <path className="ui-mark-sign" d={sign} />
    </svg>
  );
}
