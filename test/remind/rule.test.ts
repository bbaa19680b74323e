import { expect, test } from '@jest/globals';
import { ruleFor } from '../../src/remind/rule.ts';
import { Signal } from '../../src/remind/signal.ts';
import { proeve } from '../support/proeve.ts';
import { signalOf } from '../support/reminding.ts';

const file = proeve().reminders;
if (!file) throw new Error('The pack has no reminders');

const signal = (kind: string, attributes: object) => Signal.parse({ ...signalOf(), kind, attributes });

test.each([
  ['mail-forwarding', { to: 'outside' }, 'mail-out'],
  ['mail-forwarding', { to: 'unknown' }, 'mail-out'],
  ['mail-forwarding', { to: 'inside' }, undefined],
  ['meeting-service', { service: 'webex' }, 'meeting-invited'],
  ['meeting-service', { service: 'skype' }, undefined],
  ['file-sharing', { with: 'outside' }, undefined],
])('of %s %j the pack says %s', (kind, attributes, expected) => {
  expect(ruleFor(file, signal(kind, attributes))?.id).toBe(expected);
});

test('a rule without conditions is about every signal of its kind', () => {
  const [rule] = file.rules;
  if (!rule) throw new Error('The pack has no rules');
  const open = { ...file, rules: [{ ...rule, when: {} }] };
  expect(ruleFor(open, signal('mail-forwarding', { to: 'inside' }))?.id).toBe('mail-out');
  expect(ruleFor(open, signal('file-sharing', { with: 'anyone' }))).toBeUndefined();
});
