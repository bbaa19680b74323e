import { CodedError } from '../errors.ts';

/** The names of the settings that say where a server listens. */
interface ListenSettings {
  host: string;
  port: string;
}

/**
 * What a port that cannot be opened means for the person who starts the bot: `PORT_TAKEN`,
 * `PORT_FORBIDDEN`, `HOST_UNKNOWN`, or `LISTEN_FAILED` for anything else.
 */
export function listenError(
  cause: Error & { code?: string },
  host: string,
  port: number,
  settings: ListenSettings = { host: 'HOST', port: 'PORT' },
): CodedError {
  const [code, message] = explain(cause.code, host, port, settings);
  return new CodedError(code, message, { cause });
}

function explain(
  cause: string | undefined,
  host: string,
  port: number,
  settings: ListenSettings,
): [string, string] {
  switch (cause) {
    case 'EADDRINUSE':
      return [
        'PORT_TAKEN',
        `Port ${port} is taken: another program listens on it. Stop that one, or set ${settings.port} to another port.`,
      ];
    case 'EACCES':
      return [
        'PORT_FORBIDDEN',
        `This user may not open port ${port}. Set ${settings.port} to a port from 1024 up, such as 3978.`,
      ];
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return [
        'HOST_UNKNOWN',
        `This machine has no address ${host}. Set ${settings.host} to one that it has: 127.0.0.1, or 0.0.0.0 for all.`,
      ];
    default:
      return [
        'LISTEN_FAILED',
        `The bot cannot listen on ${host}, port ${port} (${cause ?? 'no reason given'}). ` +
          `Check ${settings.host} and ${settings.port}.`,
      ];
  }
}
