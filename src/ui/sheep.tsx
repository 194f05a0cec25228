/** One of the flock. Ours: wool, a black face, four legs. */
export function Sheep() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false" className="sheep">
      <path
        d="M11 23v4M15 24v4M20 24v3.5M23.500 23v4"
        stroke="var(--ink)"
        strokeWidth="2"
        strokeLinecap="round"
      />
      <path
        d="M8.500 21.500a4.200 4.200 0 0 1-.8-8.100 4.600 4.600 0 0 1 5.600-5 5.200 5.200 0 0 1 8.800.3 4.300 4.300 0 0 1 4.900 5.200 4 4 0 0 1-1.600 7.500 4.600 4.600 0 0 1-6.300 1.800 4.900 4.900 0 0 1-6.200-.1 4.200 4.200 0 0 1-4.400-1.600Z"
        fill="var(--card)"
        stroke="var(--ink)"
        strokeWidth="1.700"
        strokeLinejoin="round"
      />
      <path
        d="M4.200 12.300c1.900-1.700 5.400-1.400 6.300.9.700 2-.5 5.600-2.900 5.600-2.500 0-4.800-3.700-3.400-6.500Z"
        fill="var(--ink)"
      />
      <path d="M9.800 12.200c.9-.9 2.100-1 2.900-.3-.3 1.100-1.500 1.700-2.600 1.500Z" fill="var(--ink)" />
      <circle cx="6.600" cy="14.600" r=".7" fill="var(--card)" />
    </svg>
  );
}
