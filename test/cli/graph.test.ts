import { expect, it } from '@jest/globals';
import { commandLine } from './support.ts';

const guide = commandLine();

it("draws a guide with the labels of the pack's first language", () => {
  const { exitCode, out } = guide('graph', 'eksempel', 'gift');
  expect(exitCode).toBe(0);
  expect(out).toContain('accTitle: Gaver\n');
  expect(out).toContain('n_who -->|"En borger"| n_what');
  expect(out).toContain('n_what -->|"Slags: Penge eller Rejse"| n_refused');
  expect(out).toContain('n_sort -->|"Ja"| n_free');
});

it('draws a guide in the language asked for', () => {
  const { out } = guide('graph', 'eksempel', 'gift', '--lang', 'en');
  expect(out).toContain('accDescr: 4 questions lead to 4 answers.\n');
  expect(out).toContain('n_who -->|"Not sure"| n_sort');
  expect(out).toContain('n_what -->|"otherwise"| n_when');
  expect(out).toContain('n_when -->|"Received: older than 1 month"| n_late');
});
