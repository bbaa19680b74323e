import type restify from 'restify';
import { nothingHere } from './refusal.ts';

/** A file of the tab or of receipts, ready to be sent. */
export interface ServedFile {
  /** Content type with charset. */
  type: string;
  /** The bytes as they are, and compressed. */
  bodies: Readonly<Record<'identity' | 'gzip' | 'br', Buffer>>;
  /** Changes whenever the bytes do. */
  mark: string;
  /** Whether the name holds the mark: then the bytes under it never change. */
  hashed: boolean;
}

/** Who may show the tab in a frame: Teams, Outlook and Microsoft 365 in the browser, and this server itself. */
const FRAME_ANCESTORS = [
  "'self'",
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.cloud.microsoft',
  'https://*.microsoft365.com',
  'https://*.office.com',
  'https://outlook.office.com',
  'https://outlook.office365.com',
];

/** What the page may load: files of this server and nothing else; no script or style inside the page. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  `frame-ancestors ${FRAME_ANCESTORS.join(' ')}`,
].join('; ');

/** What a page of the tab is sent with. */
export const PAGE_HEADERS = { 'Content-Security-Policy': POLICY };

const FOREVER = 'public, max-age=31536000, immutable';

/** Serves files by their path: those with a hashed name may be kept forever, the others are asked for again. */
export function mountFiles(server: restify.Server, files: ReadonlyMap<string, ServedFile>): void {
  for (const path of [
    '/tab',
    '/tab/settings',
    '/tab/worker.js',
    '/tab/files/:name',
    '/receipt/files/:name',
  ]) {
    server.get(path, async (req: restify.Request, res: restify.Response) => {
      const file = files.get(path.replace(':name', () => req.params.name));
      if (!file) throw nothingHere();
      answer(req, res, file);
    });
  }
}

function answer(req: restify.Request, res: restify.Response, file: ServedFile): void {
  const etag = `W/"${file.mark}"`;
  const headers = {
    ...PAGE_HEADERS,
    // The worker stands below /tab and looks after that page as well.
    'Service-Worker-Allowed': '/tab',
    'Cache-Control': file.hashed ? FOREVER : 'no-cache',
    ETag: etag,
    Vary: 'Accept-Encoding',
  };
  if (req.headers['if-none-match']?.split(/\s*,\s*/u).includes(etag)) {
    res.writeHead(304, headers);
    res.end();
    return;
  }
  const encoding = encodingFor(req.headers['accept-encoding']);
  const body = file.bodies[encoding];
  res.writeHead(200, {
    ...headers,
    'Content-Type': file.type,
    'Content-Length': String(body.length),
    ...(encoding === 'identity' ? {} : { 'Content-Encoding': encoding }),
  });
  res.end(body);
}

/** The smallest encoding that a client takes. */
function encodingFor(accepted: string | string[] | undefined): keyof ServedFile['bodies'] {
  const offers = new Map(
    [accepted ?? []].flat().flatMap((line) =>
      line.split(',').map((offer) => {
        const [name = '', ...parameters] = offer.split(';').map((part) => part.trim());
        return [
          name.toLowerCase(),
          !parameters.some((parameter) => /^q=0(\.0*)?$/u.test(parameter)),
        ] as const;
      }),
    ),
  );
  return (['br', 'gzip'] as const).find((encoding) => offers.get(encoding)) ?? 'identity';
}
