/**
 * How long a delivery waits for its place in the row of messages before it goes back into the queue, in
 * milliseconds. It holds back a worker and counts as on its way meanwhile, so it is short.
 */
export const LONGEST_WAIT = 2000;
