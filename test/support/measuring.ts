import { turnVerbs } from '../../src/chat/turn.ts';
import { type BacklogNow, jobNames } from '../../src/remind/ports.ts';
import { reminderStates } from '../../src/remind/reminder.ts';
import {
  type OpenTelemetry,
  type OpenTelemetryParts,
  openTelemetry,
} from '../../src/telemetry/open-telemetry.ts';
import { packsOf, proeve } from './proeve.ts';

/** A database in which nothing waits. */
export function nothingWaits(): BacklogNow {
  return {
    reminders: Object.fromEntries(reminderStates.map((state) => [state, 0])) as BacklogNow['reminders'],
    due: Object.fromEntries(jobNames.map((job) => [job, { count: 0, oldest: 0 }])) as BacklogNow['due'],
  };
}

/** Telemetry of Prøve Kommune, with a clock that stands still, unless told otherwise. */
export function measuring(parts: Partial<OpenTelemetryParts> = {}): OpenTelemetry {
  return openTelemetry({
    verbs: turnVerbs,
    packs: packsOf(proeve()),
    backlog: async () => nothingWaits(),
    lost: () => {},
    clock: () => 0,
    now: () => 0,
    ...parts,
  });
}

/** The lines of a metric in the text format, without its name: labels and value. */
export function linesOf(text: string, name: string): string[] {
  const lines = text.split('\n').filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `));
  return lines.map((line) => line.slice(name.length).trim());
}
