import { describe, expect, it } from '@jest/globals';
import { soundPack } from '../support/packs.ts';
import { commandLine } from './support.ts';

describe('the paths of a guide', () => {
  it('are listed one on a line, with what they come to', () => {
    const { exitCode, out } = commandLine()('paths', 'eksempel', 'gift');
    expect(exitCode).toBe(0);
    const [head, ...lines] = (out ?? '').split('\n');
    expect(head).toMatch(/^gift, edition 1\.0\.[0-9a-f]{8}$/);
    expect(lines).toEqual([
      ' 3  allowed_with_conditions  reported  giver=citizen kinds=flowers received=2026-03-31',
      ' 3  escalate                 late      giver=citizen kinds=flowers received=2026-02-27',
      ' 2  not_allowed              refused   giver=citizen kinds=money',
      ' 1  allowed                  free      giver=colleague',
      ' 2  allowed                  free      giver=not-sure knows-giver=yes',
      ' 4  allowed_with_conditions  reported  giver=not-sure knows-giver=no kinds=flowers received=2026-03-31',
      ' 4  escalate                 late      giver=not-sure knows-giver=no kinds=flowers received=2026-02-27',
      ' 3  not_allowed              refused   giver=not-sure knows-giver=no kinds=money',
      '8 paths: allowed 2, allowed_with_conditions 2, not_allowed 2, escalate 2, not_covered 0',
      'Questions on a path: median 3, longest 4',
    ]);
  });

  it('fit the terminal', () => {
    const { out } = commandLine(soundPack, { width: 60 })('paths', 'eksempel');
    const lines = (out ?? '').split('\n').slice(1, -2);
    expect(Math.max(...lines.map((line) => line.length))).toBe(60);
    expect(lines[0]).toBe(' 3  allowed_with_conditions  reported  giver=citizen kinds=…');
  });

  it('are measured against the day that is given', () => {
    const { out } = commandLine()('paths', 'eksempel', 'gift', '--today', '2028-03-31');
    expect(out).toContain('received=2028-02-28');
  });

  it('come for machines with answers, outcome, duties and cited places', () => {
    const { out } = commandLine()('paths', 'eksempel', '--json');
    const all = JSON.parse(out ?? '');
    expect(all).toHaveLength(8);
    expect(all[0]).toEqual({
      guide: 'gift',
      answers: { giver: 'citizen', kinds: ['flowers'], received: '2026-03-31' },
      outcome: 'reported',
      verdict: 'allowed_with_conditions',
      duties: ['tell-leader'],
      rules: [
        { id: 'small-gift-allowed', section: ['Gaver', 'Fra borgere'], paragraph: '1' },
        { id: 'gift-reported', section: ['Gaver', 'Fra borgere'], paragraph: '2.1' },
      ],
      questions: 3,
    });
  });
});
