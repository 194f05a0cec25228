/** Work that can be left and taken up again after each few milliseconds. */
export type Steps<Result> = Generator<void, Result>;

/** All of it at once. */
export function allSteps<Result>(steps: Steps<Result>): Result {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** @param breathe lets the page do what waits; rejects where nobody wants the rest */
export async function inSteps<Result>(
  steps: Steps<Result>,
  breathe: () => Promise<void>,
): Promise<Result> {
  let step = steps.next();
  while (step.done !== true) {
    await breathe();
    step = steps.next();
  }
  return step.value;
}
