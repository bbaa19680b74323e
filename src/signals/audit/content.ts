/** Content blobs: where they lie, and how the Management Activity API announces them. */
import { z } from 'zod';
import { CodedError } from '../../errors.ts';
import { signalId } from '../../remind/signal.ts';

/** What the events that lead to signals come in. */
export const contentTypes = ['Audit.Exchange', 'Audit.SharePoint', 'Audit.General', 'DLP.All'] as const;
export type ContentType = (typeof contentTypes)[number];

const LONGEST_ADDRESS = 2_048;

/** Where the API of a tenant is. */
export interface Feed {
  /** The address of the service without a path, such as https://manage.office.com. */
  root: string;
  tenant: string;
}

/** An entry of a list or a notification. The other fields are not read. */
export const Entry = z.object({
  contentType: z.string().max(64),
  contentId: z.string().min(1).max(1_024),
  contentUri: z.string().max(LONGEST_ADDRESS),
});

/** A job: one blob to be read. `content`: digest of its id. */
export const ContentJob = z.object({
  content: z.string().regex(/^[0-9a-f]{64}$/u),
  uri: z.string().max(LONGEST_ADDRESS),
});
export type ContentJob = z.infer<typeof ContentJob>;

/** Keeps jobs; a job with the key of one that waits, runs or ended lately is not kept. */
export type Enqueue = (jobs: readonly { data: ContentJob; key: string }[]) => Promise<void>;

/**
 * An address that the token of the tenant may be sent to: of the service itself, in the feed of this tenant. Undefined
 * for every other: what a caller writes into a notification must not make us call anybody else.
 */
export function feedAddress(text: string, { root, tenant }: Feed): URL | undefined {
  const url = URL.parse(text);
  if (!url || url.origin !== new URL(root).origin || url.username || url.password) return undefined;
  const path = /^\/api\/v1(?:\.0)?\/([^/]+)\/activity\/feed\/./u.exec(url.pathname);
  if (path?.[1]?.toLowerCase() !== tenant.toLowerCase() || /%2f|%5c/iu.test(url.pathname)) return undefined;
  url.hash = '';
  return url;
}

/**
 * The jobs of entries, each blob once; those of other content types lead to none. Undefined when an address is not in
 * the feed.
 */
export function jobsOf(
  entries: readonly z.infer<typeof Entry>[],
  feed: Feed,
): { data: ContentJob; key: string }[] | undefined {
  const jobs = new Map<string, { data: ContentJob; key: string }>();
  const followed: readonly string[] = contentTypes;
  for (const { contentType, contentId, contentUri } of entries) {
    const uri = feedAddress(contentUri, feed)?.href;
    if (uri === undefined) return undefined;
    const content = signalId('audit-content', contentId);
    if (followed.includes(contentType)) jobs.set(content, { data: { content, uri }, key: content });
  }
  return [...jobs.values()];
}

/** AUDIT_ADDRESS: somebody would have us send the token elsewhere. */
export function foreign(): CodedError {
  const what = 'An address is not in the feed of our tenant, and was not called.';
  return new CodedError(
    'AUDIT_ADDRESS',
    `${what} Check the tenant and the root of the Management Activity API.`,
  );
}
