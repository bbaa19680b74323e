import { describe, expect, it } from '@jest/globals';
import type { CardAction } from '../../src/cards/action.ts';
import { readerOf } from '../../src/cards/reader.ts';
import { type Card, stepCard } from '../../src/cards/render.ts';
import type { Guide } from '../../src/guide/pack.ts';
import type { Language } from '../../src/guide/schema.ts';
import { type Answers, ask, emptyWalk, step, type Walk } from '../../src/guide/step.ts';
import { createRenderer } from '../support/card-renderer.ts';
import { proeve, TODAY } from '../support/proeve.ts';

const render = createRenderer();
const pack = proeve();
const gift = pack.guides.get('gift') as Guide;
const invitation = pack.guides.get('invitation') as Guide;

function cardOf(
  guide: Guide,
  walk: Partial<Walk> = {},
  language: Language = 'da',
  notices: string[] = [],
): Card {
  const full = { ...emptyWalk, ...walk };
  const context = { reader: readerOf(pack, language), pack, guide, walk: full, notices, today: TODAY };
  return stepCard(context, step(guide, full, TODAY));
}

function changing(answers: Answers, fact: string): Card {
  const walk = { ...emptyWalk, answers };
  const asked = ask(gift, walk, fact, TODAY);
  if (!asked) throw new Error(`"${fact}" is not on the way`);
  const context = { reader: readerOf(pack, 'da'), pack, guide: gift, walk, notices: [], today: TODAY };
  return stepCard(context, asked);
}

describe('a question with a few options', () => {
  it('shows the guide, how far along, the question, and a button with its help for each option', () => {
    expect(render(cardOf(gift)).texts()).toEqual([
      'Gaver',
      'Spørgsmål 1 af højst 4',
      'Hvem giver dig gaven?',
      'En borger eller pårørende',
      'En, som du møder i dit arbejde. Fx: en beboer, en elev, en forælder.',
      'En, der sælger til kommunen',
      'Også en, der gerne vil sælge til os.',
      'En kollega',
      'Ved ikke',
      'Hvorfor spørger du?',
      'Menu',
    ]);
  });

  it('answers with one press, and carries the walk', () => {
    const rendered = render(cardOf(gift, { earlier: { 'gift-kinds': ['money'] } }));
    expect(rendered.press('En kollega')).toEqual({
      type: 'Action.Execute',
      verb: 'answer',
      data: {
        do: 'answer',
        lang: 'da',
        pack: 'proeve',
        guide: 'gift',
        edition: gift.edition,
        walk: { answers: {}, known: {}, earlier: { 'gift-kinds': ['money'] } },
        shown: { fact: 'giver' },
        fact: 'giver',
        value: 'colleague',
      },
    });
  });

  it('says why it is asked when somebody wants to know', () => {
    const rendered = render(cardOf(gift));
    const why = 'Reglerne er strengest, når giveren sælger til kommunen.';
    expect(rendered.texts()).not.toContain(why);
    expect(rendered.press('Hvorfor spørger du?')).toBeUndefined();
    expect(rendered.texts()).toContain(why);
  });

  it('puts yes and no into one row', () => {
    const card = cardOf(gift, { answers: { giver: 'not-sure' } });
    const rows = JSON.stringify(card).match(/"type":"ActionSet"/gu);
    // The answers, why and answers so far, one "Ret", and the way back.
    expect(rows).toHaveLength(4);
    expect(render(card).texts()).toContain('Fx en vikar eller en fra en anden afdeling.');
  });
});

describe('a question with many options', () => {
  it('is a list with one button', () => {
    const rendered = render(cardOf(invitation));
    expect(rendered.inputs).toEqual([
      {
        id: 'value',
        type: 'Input.ChoiceSet',
        label: 'Vælg det, der passer bedst',
        required: true,
        error: 'Vælg et svar, før du går videre.',
        value: '',
        choices: [
          'Konference eller kursus',
          'Messe',
          'Middag eller frokost',
          'Koncert eller teater',
          'Kamp eller løb',
          'Studietur',
          'Reception',
        ],
      },
    ]);
  });

  it('explains its choices when somebody wants to know, so that the list can be looked through', () => {
    const rendered = render(cardOf(invitation));
    const help = 'Med et fagligt program.';
    expect(rendered.texts()).not.toContain(help);
    rendered.press('Forklaring');
    const texts = rendered.texts();
    expect(texts[texts.indexOf(help) - 1]).toBe('Konference eller kursus');
  });

  it('sends nothing before something is chosen, and says so', () => {
    const rendered = render(cardOf(invitation));
    expect(rendered.press('Videre')).toBeUndefined();
    expect(rendered.texts()).toContain('Vælg et svar, før du går videre.');
    rendered.fill('value', 'fair');
    expect(rendered.press('Videre')?.data).toMatchObject({ do: 'answer', fact: 'event', value: 'fair' });
  });

  it.each(['Ved ikke', 'Menu'])('lets "%s" pass without a choice', (title) => {
    expect(render(cardOf(invitation)).press(title)?.data).toMatchObject({ lang: 'da', pack: 'proeve' });
  });
});

describe('a question that takes several values', () => {
  const walk = { answers: { giver: 'citizen' } };

  it('sends the values with commas between', () => {
    const rendered = render(cardOf(gift, walk));
    rendered.fill('value', ['flowers', 'money']);
    expect(rendered.press('Videre')?.data).toMatchObject({ fact: 'gift-kinds', value: 'flowers,money' });
  });

  it('takes "not sure" by a button of its own', () => {
    const rendered = render(cardOf(gift, walk));
    expect(rendered.inputs[0]?.choices).not.toContain('Ved ikke');
    rendered.fill('value', ['flowers']);
    expect(rendered.press('Ved ikke')?.data).toMatchObject({ fact: 'gift-kinds', value: 'not-sure' });
  });
});

describe('a question for a date', () => {
  const walk = { answers: { giver: 'citizen', 'gift-kinds': ['flowers'] } };

  it('asks for a date in its own words', () => {
    const rendered = render(cardOf(gift, walk, 'nb'));
    expect(rendered.inputs).toMatchObject([
      { type: 'Input.Date', label: 'Velg en dato', error: 'Velg en dato før du går videre.' },
    ]);
    expect(rendered.press('Videre')).toBeUndefined();
    rendered.fill('value', '2026-03-30');
    expect(rendered.press('Videre')?.data).toMatchObject({ fact: 'received', value: '2026-03-30' });
  });

  it('lets somebody pass who cannot tell', () => {
    expect(render(cardOf(gift, walk)).press('Ved ikke')?.data).toMatchObject({ value: 'not-sure' });
  });
});

describe('the answers so far', () => {
  it('are in sight, each a tap away from being changed', () => {
    const rendered = render(cardOf(gift, { answers: { giver: 'citizen' } }));
    expect(rendered.texts()).toContain('En borger eller pårørende');
    expect(rendered.press('Ret dit svar: Giveren')?.data).toMatchObject({ do: 'change', fact: 'giver' });
  });

  it('are in sight, and not counted, where the person did not give them here', () => {
    const rendered = render(cardOf(gift, { known: { giver: 'citizen' } }));
    expect(rendered.texts()).toEqual(
      expect.arrayContaining(['Spørgsmål 1 af højst 2', 'Jeg har forstået:', '✕ En borger eller pårørende']),
    );
    expect(rendered.buttons.map(({ title }) => title)).not.toContain('Tilbage');
  });

  it('go with one tap as long as nothing is answered, and can be changed later on', () => {
    const known = { giver: 'citizen', received: '2026-03-30' };
    const first = render(cardOf(gift, { known }));
    expect(first.press('✕ En borger eller pårørende')).toMatchObject({
      verb: 'forget',
      data: { do: 'forget', fact: 'giver', walk: { known } },
    });
    expect(first.buttons.map(({ title }) => title)).toContain('✕ 30. marts 2026');
    const later = render(cardOf(gift, { known: { giver: 'not-sure' }, answers: { 'works-here': 'no' } }));
    expect(later.texts()).toEqual(expect.arrayContaining(['Ved ikke (har du fortalt)']));
    expect(later.buttons.map(({ title }) => title).some((title) => title.startsWith('✕'))).toBe(false);
  });

  it('name the question of a bare yes or no', () => {
    const card = cardOf(gift, { known: { 'works-here': 'no', giver: 'not-sure' } });
    expect(render(card).texts()).toContain('✕ Arbejder i kommunen: Nej');
  });

  it('can be taken back or begun anew, even while the list is empty', () => {
    const rendered = render(cardOf(gift, { answers: { giver: 'citizen' } }));
    expect(rendered.press('Tilbage')?.verb).toBe('back');
    expect(rendered.press('Start forfra')?.verb).toBe('restart');
  });
});

describe('an answer that stood before', () => {
  it('is named when the question returns', () => {
    const rendered = render(cardOf(gift, { earlier: { giver: 'colleague' } }));
    expect(rendered.texts()).toContain('Dit svar før: En kollega');
  });

  it('is filled in where there is a list', () => {
    const walk = { answers: { giver: 'citizen' }, earlier: { 'gift-kinds': ['flowers', 'travel'] } };
    expect(render(cardOf(gift, walk)).inputs[0]?.value).toBe('flowers,travel');
  });

  it('can be kept while it is being changed', () => {
    const answers = { giver: 'citizen', 'gift-kinds': ['flowers', 'money'] };
    const rendered = render(changing(answers, 'gift-kinds'));
    expect(rendered.texts()).toEqual(
      expect.arrayContaining([
        'Du retter et svar',
        'Dit svar nu: Blomster eller chokolade, Penge eller gavekort',
        'Behold svaret',
      ]),
    );
    expect(rendered.press('Behold svaret')?.data).toMatchObject({
      do: 'answer',
      fact: 'gift-kinds',
      value: 'flowers,money',
    } satisfies Partial<CardAction>);
  });

  it('is carried for the latest six questions only', () => {
    const earlier = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`fact-${index}`, 'yes']));
    const latest = Object.fromEntries(Object.entries(earlier).slice(-6));
    const fired = render(cardOf(gift, { earlier })).press('En kollega');
    expect(fired?.data.walk).toEqual({ answers: {}, known: {}, earlier: latest });
  });
});

describe('a reader of a language that the pack does not have', () => {
  it('gets the words of the product in it, and the municipality’s own texts', () => {
    const danish = { ...pack, languages: ['da' as const] };
    const reader = readerOf(danish, 'en');
    const context = { reader, pack: danish, guide: gift, walk: emptyWalk, notices: [], today: TODAY };
    const card = stepCard(context, step(gift, emptyWalk, TODAY));
    expect(card.lang).toBe('da');
    expect(render(card).texts()).toEqual(
      expect.arrayContaining(['Question 1 of 4 at most', 'Hvem giver dig gaven?', 'Not sure']),
    );
    expect(render(card).press('Not sure')?.data).toMatchObject({ lang: 'en' });
  });
});

describe('what has to be told first', () => {
  it('stands above the question', () => {
    const texts = render(cardOf(gift, {}, 'da', ['Retningslinjen er ny.'])).texts();
    expect(texts.indexOf('Retningslinjen er ny.')).toBeGreaterThan(0);
    expect(texts.indexOf('Retningslinjen er ny.')).toBeLessThan(texts.indexOf('Hvem giver dig gaven?'));
  });
});
