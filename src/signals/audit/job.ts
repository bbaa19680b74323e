/** The job that reads one content blob. */
import { CodedError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import type { Intake } from '../../remind/signal.ts';
import type { ManagementApi } from './client.ts';
import { ContentJob } from './content.ts';
import { type AuditParts, intakeOf } from './events.ts';

export interface ContentParts {
  api: ManagementApi;
  events: AuditParts;
  take: (intake: Intake) => Promise<void>;
  log: Log;
}

/**
 * Reads a blob and takes in what its events come to; a blob that is not there any more is left alone. The same blob
 * read twice gives the same ids. Rejects when it has to be tried again: with AUDIT_LATER, or the error of the API, of
 * the directory or of `take`.
 * @param data the data of the job, a `ContentJob`
 */
export function createContentJob({ api, events, take, log }: ContentParts): (data: unknown) => Promise<void> {
  return async (data) => {
    const { uri } = ContentJob.parse(data);
    const answer = await api.content(uri);
    if (answer.kind === 'later') throw later(answer.wait, answer.code);
    if (answer.kind === 'gone') {
      log.warn('audit content gone');
      return;
    }
    const intake = await intakeOf(answer.value, events);
    await take(intake);
    log.info('audit content read', { count: answer.value.length });
  };
}

function later(wait: number, code: string): CodedError {
  const when = `It is worth a try in ${Math.ceil(wait / 1000)} s.`;
  return new CodedError('AUDIT_LATER', `The Management Activity API gives no content now (${code}). ${when}`);
}
