import { z } from 'zod';
import type { Directory } from '../../remind/ports.ts';
import { type Graph, graphError } from './client.ts';

const User = z.object({ id: z.guid() });

/**
 * The people of our tenant, by Microsoft Graph; it needs the permission User.Read.All. Of other tenants nobody
 * is known. Each question is a request: see `rememberAnswers`.
 * Rejects with GRAPH_LATER or GRAPH_REFUSED when there is no answer, or with the errors of `Graph`.
 */
export function createDirectory(graph: Graph, ourTenant: string): Directory {
  return {
    objectId: async (tenant, signInName) => {
      if (tenant.toLowerCase() !== ourTenant.toLowerCase()) return undefined;
      const path = `/users/${encodeURIComponent(signInName)}?$select=id`;
      const answer = await graph({ path }, User);
      if (answer.kind === 'gone') return undefined;
      if (answer.kind !== 'ok') throw graphError(answer);
      return answer.value.id.toLowerCase();
    },
  };
}
