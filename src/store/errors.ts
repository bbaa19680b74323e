import { DatabaseError } from 'pg';
import { z } from 'zod';
import { CodedError } from '../errors.ts';

const SystemError = z.object({ code: z.string() });
const SqlError = z.object({ code: z.string().regex(/^[0-9A-Z]{5}$/u), message: z.string() });

/** Damaged data, a damaged index, a file that is gone, a disk that fails. */
const DAMAGED = new Set(['XX001', 'XX002', '58P01', '58030']);
/** The server goes down, starts, or has no connection left; class 08 is the connection itself. */
const OUT_OF_REACH = /^(08...|57P0[1235]|53300)$/u;
/** No such user, password or database, or no right to connect. */
const NOT_LET_IN = /^(28...|3D000)$/u;
/** "Data exceptions": their messages quote the value. */
const QUOTES_A_VALUE = /^22/u;

/** What a folder for data that cannot be used means: DATA_DIR_FORBIDDEN, or DATA_DIR_UNUSABLE for the rest. */
export function folderError(cause: unknown, folder: string): CodedError {
  const code = SystemError.safeParse(cause).data?.code ?? 'no reason given';
  if (['EACCES', 'EPERM', 'EROFS'].includes(code)) {
    return new CodedError(
      'DATA_DIR_FORBIDDEN',
      `The bot may not write to ${folder} (${code}). Give the folder and all in it to the user that runs ` +
        'the bot, or set DATA_DIR to a folder of that user.',
      { cause },
    );
  }
  return new CodedError(
    'DATA_DIR_UNUSABLE',
    `The bot cannot keep its data in ${folder} (${code}). Set DATA_DIR to a folder on a disk of this ` +
      'machine with 100 MB free.',
    { cause },
  );
}

/** DATABASE_UNREADABLE: what is in the folder is no database that this version can open. */
export function unreadable(folder: string, cause?: unknown): CodedError {
  return new CodedError(
    'DATABASE_UNREADABLE',
    `The database in ${folder} cannot be opened: it is damaged, not whole, or from another version of ` +
      'the bot. Restore the folder from a backup, or move it away to begin with an empty one.',
    { cause },
  );
}

/**
 * What a failed statement means: DATABASE_UNREADABLE when data is damaged, otherwise DATABASE_FAILED. The
 * original is left out, because it carries the values of the statement, and with them a person's key.
 */
export function statementError(cause: unknown): CodedError {
  const { code, message } = SqlError.safeParse(cause).data ?? {};
  if (code === undefined) {
    const reason = cause instanceof Error ? cause.message : 'no reason given';
    return new CodedError('DATABASE_FAILED', `The database does not answer (${reason}). Restart the bot.`);
  }
  const reason = QUOTES_A_VALUE.test(code) ? `SQLSTATE ${code}` : `${message}, SQLSTATE ${code}`;
  if (DAMAGED.has(code)) {
    return new CodedError(
      'DATABASE_UNREADABLE',
      `Data cannot be read (${reason}). Check the disk, then restore DATA_DIR from a backup.`,
    );
  }
  return new CodedError(
    'DATABASE_FAILED',
    `The database refused a statement (${reason}). The fault is in the program: report this line.`,
  );
}

/**
 * What a failed statement on a server means: DATABASE_UNREACHABLE while the server or the way to it is gone,
 * DATABASE_REFUSED when it lets nobody in, otherwise as `statementError` says. The original is left out.
 */
export function serverError(cause: unknown): CodedError {
  // Whatever does not come from the server is about the connection: nothing else can fail in the client.
  const code = cause instanceof DatabaseError ? (cause.code ?? '') : undefined;
  if (code === undefined || OUT_OF_REACH.test(code)) {
    const reason = code === undefined ? reasonOf(cause) : `SQLSTATE ${code}`;
    return new CodedError(
      'DATABASE_UNREACHABLE',
      `The database server does not answer (${reason}). The bot goes on by itself once it does; see that it ` +
        'runs, and that the host and port in DATABASE_URL are right.',
    );
  }
  if (NOT_LET_IN.test(code)) {
    return new CodedError(
      'DATABASE_REFUSED',
      `The database server lets the bot not in (SQLSTATE ${code}). Put user, password and database in ` +
        'DATABASE_URL right, and make the database where there is none.',
    );
  }
  return statementError(cause);
}

function reasonOf(cause: unknown): string {
  const code = SystemError.safeParse(cause).data?.code;
  return code ?? (cause instanceof Error ? cause.message : 'no reason given');
}
