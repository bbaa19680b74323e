import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { turnVerbs } from '../../src/chat/turn.ts';
import { Verdict } from '../../src/guide/schema.ts';
import { jobNames } from '../../src/remind/ports.ts';
import { reminderStates } from '../../src/remind/reminder.ts';
import { metrics } from '../../src/telemetry/metrics.ts';
import { connectorCalls, turnParts, turnResults } from '../../src/telemetry/telemetry.ts';

const page = readFileSync('docs/metrics.md', 'utf8');
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) =>
    line
      .slice(1, -1)
      .split(' |')
      .map((cell) => cell.trim()),
  );
const rowOf = (name: string) => rows.find(([first]) => first === `\`${name}\``) ?? [];
const quoted = (text = '') => [...text.matchAll(/`([^`]+)`/gu)].map(([, word]) => word);

interface Panel {
  title: string;
  targets: { expr: string }[];
}
const dashboard: { panels: Panel[] } = JSON.parse(readFileSync('docs/grafana-dashboard.json', 'utf8'));
const ofDashboard = dashboard.panels.flatMap(({ title, targets }) =>
  targets.map(({ expr }) => ({ title, expr })),
);

interface Rules {
  groups: { rules: { alert: string; expr: string }[] }[];
}
const [, block = ''] = /```yaml\n(.*?)```/su.exec(page) ?? [];
const ofAlarms = (parse(block) as Rules).groups.flatMap(({ rules }) =>
  rules.map(({ alert, expr }) => ({ title: alert, expr })),
);

/** The series that Prometheus has, with their labels. */
const series = new Map<string, readonly string[]>(
  Object.entries(metrics).flatMap(([name, { kind, labels }]): [string, readonly string[]][] => {
    if (kind === 'counter') return [[`${name}_total`, labels]];
    if (kind === 'gauge') return [[name, labels]];
    return [
      [`${name}_bucket`, [...labels, 'le']],
      [`${name}_sum`, labels],
      [`${name}_count`, labels],
    ];
  }),
);
const namesIn = (expr: string) => [...expr.matchAll(/maajeg_\w+/gu)].map(([name]) => name);
/** What a query groups by and what it picks. */
const labelsIn = (expr: string) => [
  ...[...expr.matchAll(/by \(([^)]*)\)/gu)].flatMap(([, list = '']) => list.split(/,\s*/u)),
  ...[...expr.matchAll(/maajeg_\w+\{([^}]*)\}/gu)].flatMap(([, list = '']) =>
    [...list.matchAll(/(\w+)=/gu)].map(([, label = '']) => label),
  ),
];

describe('the page on metrics', () => {
  it('has every metric as the program has it, and no other', () => {
    const listed = rows.filter(([name = '']) => name.startsWith('`maajeg_'));
    expect(listed).toEqual(
      Object.entries(metrics).map(([name, metric]) => [
        `\`${name}\``,
        metric.kind,
        'unit' in metric ? 'seconds' : '',
        metric.labels.map((label) => `\`${label}\``).join(', '),
        metric.meaning,
      ]),
    );
  });

  it.each([
    ['verb', [...turnVerbs, 'none', 'other']],
    ['result', turnResults],
    ['part', turnParts],
    ['call', connectorCalls],
    ['verdict', Verdict.options],
    ['state', reminderStates],
    ['job', jobNames],
  ])('names every value of the label %s', (label, values) => {
    expect(quoted(rowOf(label)[1])).toEqual(values);
  });

  it('explains every label', () => {
    const labels = new Set(Object.values(metrics).flatMap(({ labels: own }): readonly string[] => own));
    for (const label of labels) expect([label, rowOf(label).length]).toEqual([label, 2]);
  });
});

describe.each([
  ['dashboard', ofDashboard],
  ['alarms', ofAlarms],
])('the queries of the %s', (_name, queries) => {
  it('are there', () => expect(queries.length).toBeGreaterThan(4));

  it.each(queries)('ask for series that there are, by labels that these have: $title', ({ expr }) => {
    const names = namesIn(expr);
    expect(names.filter((name) => !series.has(name))).toEqual([]);
    // `up` is Prometheus' own.
    if (names.length === 0) expect(expr).toMatch(/^up\{/u);
    const known = names.flatMap((name) => series.get(name) ?? []);
    expect(labelsIn(expr).filter((label) => !known.includes(label) && names.length > 0)).toEqual([]);
  });
});

describe('the dashboard', () => {
  it('shows every metric', () => {
    const shown = ofDashboard.flatMap(({ expr }) => namesIn(expr));
    const missing = Object.keys(metrics).filter((name) => !shown.some((one) => one.startsWith(name)));
    expect(missing).toEqual([]);
  });

  it('adds nothing up that every instance tells of the same database', () => {
    const gauges = Object.entries(metrics).flatMap(([name, { kind }]) => (kind === 'gauge' ? name : []));
    for (const { title, expr } of [...ofDashboard, ...ofAlarms]) {
      const isGauge = namesIn(expr).some((name) => gauges.includes(name as (typeof gauges)[number]));
      if (isGauge) expect([title, expr]).toEqual([title, expect.stringMatching(/^(max|min)\b/u)]);
    }
  });
});
