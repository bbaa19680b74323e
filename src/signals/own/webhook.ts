import { createHash } from 'node:crypto';
import { parseJson } from '../../json.ts';
import type { SecretKeys } from '../../keys.ts';
import type { Directory, Replays } from '../../remind/ports.ts';
import { type Intake, type Signal, signalId } from '../../remind/signal.ts';
import { type Answer, refusal } from '../answer.ts';
import { Report } from './report.ts';
import { GOOD_FOR, type Signed, verify } from './signature.ts';

export interface OwnSystemsParts {
  keys: SecretKeys;
  /** The tenant whose people are reported about. */
  tenant: string | undefined;
  take: (intake: Intake) => Promise<void>;
  replays: Replays;
  directory: Directory;
  /** Milliseconds since 1970. */
  now: () => number;
}

const OBJECT_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

/**
 * Takes signed reports of the municipality's own systems. It answers 202 once they are kept, 400 for what is no
 * report, 401 for what is not signed by anybody we know or too long ago, and 409 for a request that came before.
 * Nothing of a refused request is kept.
 */
export function createOwnSystems(
  parts: OwnSystemsParts,
): (head: Signed, body: Uint8Array) => Promise<Answer> {
  return async (head, body) => {
    const signed = verify(head, body, parts.keys, parts.now());
    if (signed === 'wrong')
      return refusal(401, 'NOT_SIGNED', 'The signature is missing or not that of a known key.');
    if (signed === 'stale') {
      return refusal(
        401,
        'STALE',
        'The timestamp is more than five minutes away. Check the clock, and sign anew.',
      );
    }
    const report = readReport(body);
    if (!report) return refusal(400, 'NOT_A_REPORT', 'The body is no report: see docs/signal.schema.json.');
    const mark = createHash('sha256')
      .update(head.signature ?? '')
      .digest('hex');
    const until = Number(head.timestamp) * 1000 + GOOD_FOR * 1000;
    if (await parts.replays.came(mark)) {
      return refusal(409, 'REPEATED', 'This request was taken in before. Sign a new one for new actions.');
    }
    await parts.take(await intakeOf(parts, report));
    // Not before: whoever is killed in between, or loses the database, must not refuse what nobody kept. What is
    // taken in again instead changes nothing, because events are known by their ids.
    await parts.replays.note(mark, until);
    return { status: 202, body: { taken: report.actions.length } };
  };
}

function readReport(body: Uint8Array): Report | undefined {
  try {
    return Report.safeParse(parseJson(new TextDecoder('utf-8', { fatal: true }).decode(body))).data;
  } catch {
    return undefined; // Not JSON in UTF-8: what else it is does not matter.
  }
}

async function intakeOf(parts: OwnSystemsParts, { actions }: Report): Promise<Intake> {
  const signals: Signal[] = [];
  let ignored = 0;
  for (const { person, id, ...action } of actions) {
    const tenant = parts.tenant ?? '';
    const actor = OBJECT_ID.test(person)
      ? person.toLowerCase()
      : await parts.directory.objectId(tenant, person);
    if (actor === undefined) ignored += 1;
    else signals.push({ ...action, id: signalId('own-system', id), tenant, actor, origin: 'own-system' });
  }
  return { signals, withdrawn: [], ignored };
}
