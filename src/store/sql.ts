/** What a statement takes for $1, $2, …; a date goes in as ISO text. */
export type Value = string | number | boolean | null;

/** A row as the database gives it: to be parsed before it is used. */
export type Row = Readonly<Record<string, unknown>>;

/** Something that runs SQL: a database, or a transaction on one. */
export interface Sql {
  /**
   * Runs one statement in PostgreSQL's dialect and gives its rows. Values go in as $1, $2, … and never into
   * the text. Versions differ in how they give dates and 64-bit integers: cast those to text.
   *
   * @throws {CodedError} DATABASE_FAILED, DATABASE_UNREADABLE, or of a server DATABASE_UNREACHABLE and
   * DATABASE_REFUSED; none of them holds a value
   */
  query: (statement: string, values?: readonly Value[]) => Promise<Row[]>;
  /**
   * Runs what the queue's library writes: one statement with any values that PostgreSQL knows, or several
   * without values, and gives the rows of all of them. Throws as `query` does.
   */
  execute: (statements: string, values?: readonly unknown[]) => Promise<Row[]>;
}

/** A PostgreSQL database, wherever it runs. */
export interface Database extends Sql {
  /**
   * Runs `work` as a whole or, when it throws, not at all. Inside use only the `Sql` that `work` is given:
   * on the embedded database everything else waits until the transaction has ended, and so it would wait
   * for itself.
   */
  transaction: <T>(work: (sql: Sql) => Promise<T>) => Promise<T>;
  /** Resolves while the database answers. */
  ready: () => Promise<void>;
  /** Waits for statements under way and closes. A second call waits for the same end. */
  close: () => Promise<void>;
}
