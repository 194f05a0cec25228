type SheepProps = {
  /** Where it stands inside another drawing, as a transform; without it, it is its own drawing. */
  readonly at?: string | undefined;
};

/** One of the flock. Ours: wool, a dark face turned to the pasture, four legs; 30 by 22. */
export function Sheep({ at }: SheepProps) {
  const drawing = (
    <>
      <path className="ui-sheep-legs" d="M8 15v5.500M11.500 15v5.500M17 15v5.500M20.500 15v5.500" />
      <path
        className="ui-sheep-wool"
        d="M7 17a4 4 0 0 1-4-4.600 3.900 3.900 0 0 1 2.300-6.200 4.600 4.600 0 0 1 7.300-2.400 4.800 4.800 0 0 1 7.400.9 4.200 4.200 0 0 1 3.900 6.300 4 4 0 0 1-3 5.800 4.600 4.600 0 0 1-6.200.4A4.800 4.800 0 0 1 7 17z"
      />
      <path
        className="ui-sheep-face"
        d="M20.600 5.700c2.300-1.300 5.400.1 7.100 3.200.9 1.700.7 3.300-.9 3.700-3 .8-6.300-1-6.900-3.600-.9-.2-2-.2-2.800-1 .9-1.100 2.200-1.800 3.500-2.300z"
      />
    </>
  );
  return at === undefined ? (
    <svg className="ui-sheep" viewBox="0 0 30 22" aria-hidden="true">
      {drawing}
    </svg>
  ) : (
    <g className="ui-sheep" transform={at}>
      {drawing}
    </g>
  );
}
