import { expect, it } from '@jest/globals';
import { smallTalkIn } from '../../src/ask/small-talk.ts';

it.each([
  ['Tak!', 'thanks'],
  ['tusind tak for svaret', 'thanks'],
  ['tusen takk', 'thanks'],
  ['Du er dum', 'insult'],
  ['this bot sucks', 'insult'],
  ['god morgen', 'greeting'],
  ['hvordan går det?', 'how'],
  ['er du en robot', 'who'],
  ['hva heter du', 'who'],
  ['vi ses', 'goodbye'],
  ['okay', 'agreement'],
] as const)('takes "%s" for %s', (text, kind) => {
  expect(smallTalkIn(text)).toBe(kind);
});

it.each([
  'tak, men må jeg sende en sms',
  'må jeg skrive tak til en borger',
  'borgeren kaldte mig en idiot på facebook',
  'hvem må se billedet',
  'hvordan sender jeg sikkert',
  'hej hej hej hej hej hej hej hej hej',
  '',
  '👍',
])('leaves "%s" to the guides', (text) => {
  expect(smallTalkIn(text)).toBeUndefined();
});
