/**
 * Ticks in a worker: timers of a hidden page fire once a minute, those of a worker do not.
 * The tick says only "look again"; what time it is, the page knows.
 */
const EVERY = 200;

setInterval(() => postMessage(undefined), EVERY);
