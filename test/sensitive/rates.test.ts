import { describe, expect, it } from '@jest/globals';
import type { Certainty, Kind } from '../../src/sensitive/finding.ts';
import { scan } from '../../src/sensitive/scan.ts';
import { accountOf, padded, seeded, TODAY } from './support.ts';

const DRAWS = 4_000;

/** How many per cent of numbers of a sort are found as a kind, by certainty. */
function rates(kind: Kind, draw: (next: (limit: number) => number) => string): Record<Certainty, number> {
  const next = seeded(11);
  const counts: Record<Certainty, number> = { low: 0, medium: 0, high: 0 };
  for (let count = 0; count < DRAWS; count += 1) {
    const finding = scan(draw(next), { today: TODAY }).find((candidate) => candidate.kind === kind);
    if (finding) counts[finding.certainty] += 100 / DRAWS;
  }
  return counts;
}

type Next = (limit: number) => number;
const digits = (next: Next, count: number) => Array.from({ length: count }, () => next(10)).join('');
const day = (next: Next) => `${padded(1 + next(28))}${padded(1 + next(12))}`;
const time = (next: Next) => `${padded(next(24))}${padded(next(60))}`;
const account = (next: Next): string => accountOf(digits(next, 10)) ?? account(next);

describe('numbers that are no CPR number', () => {
  it.each<[string, number, number, (next: Next) => string]>([
    ['any ten digits', 0, 0.5, (next) => digits(next, 10)],
    ['P-numbers', 0, 3.5, (next) => `10${padded(next(32_000_000), 8)}`],
    ['P-numbers called so', 0, 0, (next) => `P-nr. 10${padded(next(32_000_000), 8)}`],
    ['times written on end', 0, 0, (next) => `${day(next)}${padded(15 + next(12))}${time(next)}`],
    ['times in two parts', 0, 10, (next) => `${day(next)}${padded(15 + next(12))}-${time(next)}`],
    ['case numbers of a year', 0, 1.5, (next) => `2${next(7)}${digits(next, 8)}`],
    ['case numbers of a month', 0, 0, (next) => `2026${padded(1 + next(12))}${digits(next, 4)}`],
    ['phone numbers with 45', 0, 0, (next) => `45${digits(next, 8)}`],
    ['order numbers called so', 0, 0, (next) => `ordrenr. ${digits(next, 10)}`],
  ])('are seldom found as one: %s, high at most %d %%, medium at most %d %%', (_name, high, medium, draw) => {
    const found = rates('cpr', draw);
    expect(found.high).toBeLessThanOrEqual(high);
    expect(found.medium).toBeLessThanOrEqual(medium);
  });
});

describe('numbers that are no fødselsnummer', () => {
  it.each<[string, number, (next: Next) => string]>([
    ['any eleven digits', 0.15, (next) => digits(next, 11)],
    ['bank accounts on end', 1, account],
    ['bank accounts called so', 0, (next) => `kontonr. ${account(next)}`],
    ['bank accounts in their form', 0, (next) => account(next).replace(/^(....)(..)/, '$1.$2.')],
    ['meeting ids', 0, (next) => `9${digits(next, 10)}`],
  ])('are seldom found as one: %s, at most %d %%', (_name, most, draw) => {
    const { medium, high } = rates('fodselsnummer', draw);
    expect(medium + high).toBeLessThanOrEqual(most);
  });
});

it('tells real numbers from them: every CPR number with modulus 11 in two parts is sure', () => {
  const weights = [4, 3, 2, 7, 6, 5, 4, 3, 2];
  const draw = (next: Next): string => {
    const nine = `${day(next)}${58 + next(10)}${5 + next(4)}${padded(next(100))}`;
    const rest = weights.reduce((sum, weight, index) => sum + weight * Number(nine[index]), 0) % 11;
    return rest === 1 ? draw(next) : `${nine.slice(0, 6)}-${nine.slice(6)}${(11 - rest) % 11}`;
  };
  expect(rates('cpr', draw).high).toBeCloseTo(100, 6);
});
