import type { Config } from './config.ts';
import type { Handling } from './notice/privacy.ts';

/** What decides how a deployment handles data. */
export interface HandlingParts {
  config: Pick<Config, 'app' | 'model' | 'readAlong' | 'audit' | 'graph'>;
  /** The paths at which other systems report. */
  sources?: Pick<ReadonlyMap<string, unknown>, 'has'>;
  /** Where employees reach the server. */
  address: () => string;
}

/** What the privacy notice has to tell of these settings. */
export function handlingOf({ config, sources, address }: HandlingParts): () => Handling {
  const { audit, graph, readAlong, model, app } = config;
  const reports = [
    ...(audit ? (['audit'] as const) : []),
    ...(graph?.follows ?? []),
    ...(readAlong ? (['readAlong'] as const) : []),
    ...(sources?.has('/api/signals') ? (['own'] as const) : []),
  ];
  // The address is known once the server listens.
  return () => ({
    reports: new Set(reports),
    model: model !== undefined,
    secured: app !== undefined && address().startsWith('https:'),
  });
}
