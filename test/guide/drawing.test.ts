import { teamsDarkTheme, teamsLightTheme } from '@fluentui/tokens';
import { describe, expect, it } from '@jest/globals';
import { looks } from '../../src/cards/outcome-view.ts';
import {
  answerLabel,
  type DrawingWords,
  edgesOf,
  verdictColours,
  verdictColoursOnDark,
} from '../../src/guide/drawing.ts';
import { type Question, verdicts } from '../../src/guide/schema.ts';
import { drawingTextsOf } from '../../src/words/drawing.ts';
import { wordsOf } from '../../src/words/words.ts';
import { guideOf } from '../support/guides.ts';

const words: DrawingWords = {
  ...drawingTextsOf('en'),
  verdict: wordsOf('en').verdict,
  label: (_fact, answer) => [answer].flat().join(', '),
  fact: (fact) => fact,
  duration: (duration) => `<${duration}>`,
};
const today = '2026-03-31';

const guide = guideOf({
  facts: {
    channel: { type: 'one-of', values: ['sms', 'mail'], unsure: true },
    sent: { type: 'date', unsure: true },
    born: { type: 'date' },
  },
  questions: {
    how: {
      fact: 'channel',
      options: {
        sms: [{ when: { sent: { within: 'P1Y' } }, to: 'fine' }, { otherwise: 'when' }],
        mail: 'when',
        'not-sure': 'when',
      },
    },
    when: {
      fact: 'sent',
      to: [{ when: { sent: { 'older-than': 'P2M' } }, to: 'born' }, { otherwise: 'fine' }],
    },
    born: { fact: 'born', to: 'fine' },
  },
  outcomes: { fine: 'allowed' },
});

describe('the edges of a drawing', () => {
  it('name the answer and, in brackets, the condition under which it leads there', () => {
    expect(edgesOf('how', guide.questions.how as Question, words)).toEqual([
      { from: 'how', to: 'fine', labels: ['sms (sent: within <P1Y>)'] },
      { from: 'how', to: 'when', labels: ['sms (otherwise)', 'mail', 'not-sure'] },
    ]);
  });

  it('name nothing where every answer leads on', () => {
    expect(edgesOf('born', guide.questions.born as Question, words)).toEqual([
      { from: 'born', to: 'fine', labels: [] },
    ]);
  });
});

describe('an answer on a way', () => {
  it.each([
    ['channel', 'sms', 'sms'],
    ['sent', '2026-03-31', 'within <P1Y>'],
    ['sent', '2025-12-31', 'within <P1Y> and older than <P2M>'],
    ['sent', '2020-01-01', 'older than <P2M>'],
    ['sent', 'not-sure', 'not-sure'],
    ['born', '2020-01-01', '2020-01-01'],
  ])('to %s that is %s reads "%s"', (fact, answer, label) => {
    expect(answerLabel(guide, fact, answer, today, words)).toBe(label);
  });

  it('that keeps no limit names those that it does not keep', () => {
    const only = guideOf({
      facts: { sent: { type: 'date' } },
      questions: {
        when: {
          fact: 'sent',
          to: [{ when: { sent: { 'older-than': 'P2M' } }, to: 'late' }, { otherwise: 'fine' }],
        },
      },
      outcomes: { late: 'not_allowed', fine: 'allowed' },
    });
    expect(answerLabel(only, 'sent', today, today, words)).toBe('not older than <P2M>');
  });
});

/** Red, green and blue of a colour such as `#0b4f8a`, each from 0 to 1. */
function channelsOf(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
}

/** Degrees around the circle of colours; undefined for a grey. */
function hueOf(colour: string): number | undefined {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour);
  const most = Math.max(red, green, blue);
  const range = most - Math.min(red, green, blue);
  if (range === 0) return undefined;
  const sixths =
    most === red
      ? (green - blue) / range
      : most === green
        ? 2 + (blue - red) / range
        : 4 + (red - green) / range;
  return (sixths * 60 + 360) % 360;
}

/** How well two colours are told apart, as WCAG has it. */
function contrast(...colours: [string, string]): number {
  const [dark = 0, light = 0] = colours
    .map((colour) => {
      const [red = 0, green = 0, blue = 0] = channelsOf(colour).map((part) =>
        part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
      );
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    })
    .sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

describe.each([
  ['light', verdictColours, teamsLightTheme, '#1b1b1b'],
  ['dark', verdictColoursOnDark, teamsDarkTheme, '#f5f5f5'],
] as const)('the colours of verdicts on a %s ground', (_name, colours, theme, ink) => {
  const grounds: Record<string, string> = {
    good: theme.colorStatusSuccessBackground1,
    warning: theme.colorStatusWarningBackground1,
    attention: theme.colorStatusDangerBackground1,
    accent: theme.colorBrandBackground2,
    emphasis: theme.colorNeutralBackground3,
  };

  it.each(verdicts)('have the hue of the card: %s', (verdict) => {
    const card = hueOf(grounds[looks[verdict].style] ?? '');
    for (const colour of Object.values(colours[verdict])) {
      const own = hueOf(colour);
      const apart = Math.abs((own ?? 0) - (card ?? 0));
      expect(own === undefined).toBe(card === undefined);
      expect(Math.min(apart, 360 - apart)).toBeLessThan(30);
    }
  });

  it.each(verdicts)('can be read: %s', (verdict) => {
    const { fill, stroke } = colours[verdict];
    expect(contrast(stroke, fill)).toBeGreaterThan(4.5);
    expect(contrast(ink, fill)).toBeGreaterThan(7);
  });
});
