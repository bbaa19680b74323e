/** A database that is new takes seconds on a busy machine. */
export const OPEN_WITHIN_MS = 30_000;
