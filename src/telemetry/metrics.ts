/** Every metric that there is, as `/metrics` names it; OTLP has the same names without `_total`. */

interface Metric {
  kind: 'counter' | 'histogram' | 'gauge';
  /** What it tells, in a sentence without a full stop. */
  meaning: string;
  /** The unit in the words of UCUM; none where things are counted. */
  unit?: string;
  labels: readonly string[];
}

export const metrics = {
  maajeg_turns: {
    kind: 'counter',
    meaning: 'Turns, by what the person did and how it ended',
    labels: ['verb', 'result'],
  },
  maajeg_turn_seconds: {
    kind: 'histogram',
    meaning: 'How long turns took, from the moment that the caller was known',
    unit: 's',
    labels: ['result'],
  },
  maajeg_turn_part_seconds: {
    kind: 'histogram',
    meaning: 'How long the parts of turns took',
    unit: 's',
    labels: ['part'],
  },
  maajeg_connector_seconds: {
    kind: 'histogram',
    meaning: 'How long requests to Teams took',
    unit: 's',
    labels: ['call'],
  },
  maajeg_connector_errors: {
    kind: 'counter',
    meaning: 'Requests to Teams that failed, by the status of the answer, or why there was none',
    labels: ['call', 'code'],
  },
  maajeg_guides_opened: {
    kind: 'counter',
    meaning: 'Guides that were opened, in steps of five',
    labels: ['pack', 'guide'],
  },
  maajeg_outcomes: {
    kind: 'counter',
    meaning: 'Answers that were reached, in steps of five',
    labels: ['pack', 'guide', 'verdict'],
  },
  maajeg_reminders: {
    kind: 'gauge',
    meaning:
      'Reminders in the database, of all instances, by what became of them; they stay there for 30 days',
    labels: ['state'],
  },
  maajeg_jobs_due: {
    kind: 'gauge',
    meaning: 'Jobs in the queue whose time has come and that no instance has begun',
    labels: ['job'],
  },
  maajeg_queue_age_seconds: {
    kind: 'gauge',
    meaning: 'How long the time of the oldest of these jobs has been over; 0 where there is none',
    unit: 's',
    labels: ['job'],
  },
  maajeg_store_up: {
    kind: 'gauge',
    meaning: 'Whether the database answered when the values above were read: 1 or 0',
    labels: [],
  },
} as const satisfies Record<string, Metric>;
export type MetricName = keyof typeof metrics;

/** What a metric is, in the words of OpenTelemetry. */
export function describedAs(name: MetricName): { description: string; unit?: string } {
  const metric: Metric = metrics[name];
  return { description: metric.meaning, ...(metric.unit !== undefined && { unit: metric.unit }) };
}
