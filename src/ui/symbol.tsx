/** What a thing is, said by shape as well as by colour. */
export type Tone = 'info' | 'done' | 'waiting' | 'alert' | 'quiet' | 'ahead';

const SHAPES: Record<Tone, string> = {
  info: 'M10 9v5M10 6.200v.100M10 2a8 8 0 1 0 0 16 8 8 0 0 0 0-16Z',
  done: 'M6.300 10.300 9 13l5-6M10 2a8 8 0 1 0 0 16 8 8 0 0 0 0-16Z',
  waiting:
    'M6 2.500h8M6 17.500h8M7 2.500c0 4 6 5 6 7.500s-6 3.500-6 7.500M13 2.500c0 4-6 5-6 7.500s6 3.500 6 7.500',
  alert: 'M10 7.500v4M10 14.300v.100M10 2.500 18.300 17H1.700Z',
  quiet: 'M5 10h10',
  ahead: 'M10 5.500a4.500 4.500 0 1 0 0 9 4.500 4.500 0 0 0 0-9Z',
};

export function ToneSymbol({ tone }: { tone: Tone }) {
  return (
    <svg viewBox="0 0 20 20" className={`symbol tone-${tone}`} aria-hidden="true" focusable="false">
      <path
        d={SHAPES[tone]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.800"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

/** A symbol with its words. */
export function Mark({ tone, label }: { tone: Tone; label: string }) {
  return (
    <span className={`mark tone-${tone}`}>
      <Symbol tone={tone} />
      <span>{label}</span>
    </span>
  );
}
