import type { Meter } from '@opentelemetry/api';
import { describedAs, type MetricName, type metrics } from './metrics.ts';

type Labels<Name extends MetricName> = Record<(typeof metrics)[Name]['labels'][number], string>;
type NameOf<Kind> = {
  [Name in MetricName]: (typeof metrics)[Name]['kind'] extends Kind ? Name : never;
}[MetricName];

/** From a step in the guide (under a millisecond) to the ten seconds after which Teams gives up on a turn. */
const BOUNDARIES = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** A counter of the list, to be added one to. */
export function counter<Name extends NameOf<'counter'>>(meter: Meter, name: Name) {
  const instrument = meter.createCounter(name, describedAs(name));
  return (labels: Labels<Name>) => instrument.add(1, labels);
}

/** A histogram of the list, which takes milliseconds. */
export function histogram<Name extends NameOf<'histogram'>>(meter: Meter, name: Name) {
  const advice = { explicitBucketBoundaries: BOUNDARIES };
  const instrument = meter.createHistogram(name, { ...describedAs(name), advice });
  return (milliseconds: number, labels: Labels<Name>) => instrument.record(milliseconds / 1000, labels);
}

/** A counter of the list that is read when somebody asks. */
export function readCounter<Name extends NameOf<'counter'>>(
  meter: Meter,
  name: Name,
  read: () => { labels: Labels<Name>; count: number }[],
): void {
  meter.createObservableCounter(name, describedAs(name)).addCallback((result) => {
    for (const { labels, count } of read()) result.observe(count, labels);
  });
}
