/** The municipality's own systems, which report to a signed webhook. */
import type { Receive } from '../http/sources.ts';
import { onlyHeader } from '../signals/answer.ts';
import { createOwnSystems, type OwnSystemsParts } from '../signals/own/webhook.ts';
import type { Source } from './source.ts';

export function listenToOwnSystems(parts: OwnSystemsParts): Source {
  const own = createOwnSystems(parts);
  const receive: Receive = ({ headers, body }) => own(signedIn(headers), body);
  return { routes: new Map([['/api/signals', receive]]), work: [], recurring: [] };
}

function signedIn(headers: Parameters<Receive>[0]['headers']) {
  return {
    timestamp: onlyHeader(headers['x-signal-timestamp']),
    signature: onlyHeader(headers['x-signal-signature']),
  };
}
