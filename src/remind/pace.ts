/**
 * How long a delivery waits for its place in the row of messages before it goes back into the queue, in
 * milliseconds. It holds back a worker and counts as on its way meanwhile, so it is short.
 */
export const LONGEST_WAIT = 2000;

/**
 * How long a reminder belongs to whoever took it out to be sent, in milliseconds. One moment ends both: until then
 * nobody else sends it, and its holder tries to note that it was sent. With a holder that gave up earlier, a database
 * that is gone for minutes would make messages come twice; with one that went on for longer, two would have the same
 * message in their hands. So long, because a server that is started anew or moved is back by then; who was killed is
 * waited for as long.
 */
export const LEASE = 180_000;
