/** Both run in the page: for how long it was held at a stretch, in milliseconds. */

export function watchLongTasks(): void {
  const world = window as typeof window & { longest?: number };
  world.longest = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries())
      world.longest = Math.max(world.longest ?? 0, duration);
  }).observe({ type: 'longtask' });
}

export function readLongestTask(): number {
  return (window as typeof window & { longest?: number }).longest ?? 0;
}
