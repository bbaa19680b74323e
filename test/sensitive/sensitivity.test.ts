import { describe, expect, it } from '@jest/globals';
import { sensitivityOf } from '../../src/sensitive/finding.ts';
import { scan } from '../../src/sensitive/scan.ts';
import { lexicon } from '../support/proeve.ts';
import { TODAY } from './support.ts';

const of = (text: string) => sensitivityOf(scan(text, { today: TODAY, lexicon: lexicon() }));

describe('how closely a text has to be guarded', () => {
  it.each([
    ['Hun har diabetes.', 'sensitive'],
    ['cpr 220266-6097', 'confidential'],
    ['cpr 220266-6097, hun har diabetes.', 'sensitive'],
    ['ring på tlf. 28 74 11 90', undefined],
    ['Vi ses kl. 10.', undefined],
    // A number of the right form with nothing that speaks for it.
    ['ordre 220266 6097', undefined],
  ])('%s', (text, sensitivity) => {
    expect(of(text)).toBe(sensitivity);
  });
});
