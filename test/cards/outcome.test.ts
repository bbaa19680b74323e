import { describe, expect, it } from '@jest/globals';
import { LONGEST_TITLE } from '../../src/cards/button.ts';
import { readerOf } from '../../src/cards/reader.ts';
import { type Card, stepCard } from '../../src/cards/render.ts';
import type { Guide, Pack } from '../../src/guide/pack.ts';
import { type Language, verdicts } from '../../src/guide/schema.ts';
import { type Answers, emptyWalk, type OutcomeStep, step, type Walk } from '../../src/guide/step.ts';
import { createRenderer } from '../support/card-renderer.ts';
import { proeve, proeveWith, TODAY } from '../support/proeve.ts';

const render = createRenderer();
const pack = proeve();

function cardOf(
  id: string,
  answers: Answers,
  {
    from = pack,
    language = 'da' as Language,
    ...walk
  }: Partial<Walk> & { from?: Pack; language?: Language } = {},
): Card {
  const guide = from.guides.get(id) as Guide;
  const full = { ...emptyWalk, answers, ...walk };
  const context = {
    reader: readerOf(from, language),
    pack: from,
    guide,
    walk: full,
    notices: [],
    today: TODAY,
  };
  const end = step(guide, full, TODAY);
  if (end.kind !== 'outcome') throw new Error(`The answers end at "${end.node}"`);
  return stepCard(context, end);
}

/** An answer for each verdict. */
const ways = {
  allowed: cardOf('gift', { giver: 'colleague' }),
  allowed_with_conditions: cardOf('invitation', { event: 'meal', 'on-programme': 'yes', giver: 'citizen' }),
  not_allowed: cardOf('gift', { giver: 'citizen', 'gift-kinds': ['money'] }),
  escalate: cardOf('invitation', { event: 'not-sure' }),
  not_covered: cardOf('gift', { giver: 'citizen', 'gift-kinds': 'not-sure' }),
};

describe('a verdict', () => {
  it.each([
    ['allowed', ['✅', 'Ja, det må du.', 'Kolleger må give hinanden gaver.']],
    [
      'allowed_with_conditions',
      [
        '⚠️',
        'Ja, hvis du aftaler det med din leder først.',
        'Det er fagligt, og kommunen betaler rejse og ophold.',
      ],
    ],
    ['not_allowed', ['⛔', 'Nej, den gave må du ikke tage imod.']],
    ['escalate', ['💬', 'Spørg først juristerne.']],
    ['not_covered', ['🔍', 'Ikke beskrevet', 'Det siger retningslinjen ikke noget om. Spørg juristerne.']],
  ] as const)('of %s comes first, with a sign and in words', (verdict, first) => {
    expect(
      render(ways[verdict])
        .texts()
        .slice(1, first.length + 1),
    ).toEqual(first);
  });

  it('is told apart by more than a colour', () => {
    const signs = verdicts.map((verdict) => render(ways[verdict]).texts()[1]);
    expect(new Set(signs).size).toBe(verdicts.length);
  });

  it('is the heading of the card', () => {
    expect(render(ways.allowed).headings()[0]).toBe('Ja, det må du.');
  });
});

describe('duties', () => {
  it('stand in the order before, during, after, advice last, each with its deadline', () => {
    const texts = render(ways.allowed_with_conditions).texts();
    const from = texts.indexOf('Det skal du');
    expect(texts.slice(from, texts.indexOf('Dine svar')).filter((text) => text !== '•')).toEqual([
      'Det skal du',
      'Før',
      'Aftal det med din leder, før du svarer.',
      'Undervejs',
      'Lov ingen en ordre.',
      'Anbefaling: Betal selv for det, du drikker.',
      'Bagefter',
      'Send din leder en kort rapport.',
      'Frist: senest 2 uger efter turen',
      'Din leder skal gennemgå listen over invitationer.',
      'Gentag hver 6. måned',
    ]);
  });

  it('are no duties where all of it is advice', () => {
    const texts = render(ways.not_allowed).texts();
    expect(texts).toContain('Det bør du');
    expect(texts).toContain('Send gaven tilbage med et venligt brev.');
    expect(texts).not.toContain('Det skal du');
  });

  it('name their deadline in the words of the reader', () => {
    const way = { event: 'trip', giver: 'supplier' };
    expect(render(cardOf('invitation', way, { language: 'nb' })).texts()).toContain(
      'Frist: innen 2 uker etter turen',
    );
    expect(render(cardOf('invitation', way, { language: 'en' })).texts()).toContain('Repeat every 6 months');
  });
});

describe('another way', () => {
  it('comes with the guide for it, which is told what is known already', () => {
    const rendered = render(ways.not_allowed);
    expect(rendered.texts()).toEqual(expect.arrayContaining(['Gør i stedet', 'Åbn: Invitationer']));
    expect(rendered.press('Åbn: Invitationer')?.data).toEqual({
      do: 'open',
      lang: 'da',
      pack: 'proeve',
      guide: 'invitation',
      known: { giver: 'citizen' },
    });
  });

  it('has a button that shows its whole title', () => {
    const title = 'Invitationer og besøg hos firmaer';
    const from = proeveWith([
      'guides/invitation.yaml',
      'title: { da: Invitationer,',
      `title: { da: ${title},`,
    ]);
    const titles = render(cardOf('gift', { giver: 'supplier' }, { from })).buttons.map(
      (button) => button.title,
    );
    expect(titles).toContain(title);
    expect(Math.max(...titles.map((one) => one.length))).toBeLessThanOrEqual(LONGEST_TITLE);
  });
});

describe('a person to ask', () => {
  it('is named with the ways to reach them', () => {
    expect(render(ways.escalate).texts()).toEqual(
      expect.arrayContaining([
        'Spørg juristerne i Byrådscenteret',
        '[jura@proeve.example](mailto:jura@proeve.example) · 00 00 00 00',
      ]),
    );
  });
});

describe('the answers it rests on', () => {
  it('can each be changed', () => {
    const rendered = render(ways.not_allowed);
    const fired = rendered.press('Ret dit svar: Gaven');
    expect(fired?.data).toMatchObject({
      do: 'change',
      fact: 'gift-kinds',
      shown: { outcome: 'refused', verdict: 'not_allowed' },
    });
  });

  it('cannot be taken back where none was given here', () => {
    const rendered = render(cardOf('gift', {}, { known: { giver: 'colleague' } }));
    const titles = rendered.buttons.map(({ title }) => title);
    expect(titles).toEqual(expect.arrayContaining(['Start forfra', 'Menu']));
    expect(titles).not.toContain('Tilbage');
  });
});

describe('what would change the answer', () => {
  const title = 'Hvad ville ændre svaret?';
  const unfolded = (card: Card, button = title) => {
    const rendered = render(card);
    const before = rendered.texts();
    rendered.press(button);
    return rendered.texts().filter((text) => !before.includes(text));
  };

  it('is folded away, and tells each change with the answer it would lead to', () => {
    expect(unfolded(ways.allowed_with_conditions)).toEqual([
      'Hvis »Du er på programmet« var »Nej«:',
      'Nej, sig pænt nej tak.',
      'Hvis »Invitationen« var »Koncert eller teater« eller »Kamp eller løb«:',
      'Nej, sig pænt nej tak.',
      'Hvis »Invitationen« var »Messe« eller »Reception«:',
      'Ja, det må du.',
      'Ret kun et svar, hvis det ikke passer.',
    ]);
  });

  it('names an answer that would have to be added, and the days that would do', () => {
    const card = cardOf('gift', { giver: 'colleague' });
    expect(unfolded(card)).toContain('Hvis »Giveren« var »En, der sælger til kommunen«:');
    expect(unfolded(card)).toContain(
      'Hvis »Giveren« var »En borger eller pårørende«, og »Gaven« var »Penge eller gavekort«:',
    );
    const told = cardOf('gift', { giver: 'citizen', 'gift-kinds': ['flowers'], received: '2026-03-20' });
    expect(unfolded(told)).toContain('Hvis »Modtaget« var den 27. februar 2026 eller før:');
  });

  it('is said in the language of the reader', () => {
    const answers = { event: 'meal', 'on-programme': 'yes', giver: 'citizen' };
    expect(unfolded(cardOf('invitation', answers, { language: 'nb' }), 'Hva ville endre svaret?')).toContain(
      'Hvis «Invitasjonen» var «Messe» eller «Mottakelse»:',
    );
    expect(
      unfolded(cardOf('invitation', answers, { language: 'en' }), 'What would change the answer?'),
    ).toContain('If “The invitation” were “Fair” or “Reception”:');
  });

  it('offers nothing to tap: it is no advice to answer otherwise', () => {
    const rendered = render(ways.not_allowed);
    const before = rendered.buttons.filter(({ visible }) => visible).length;
    rendered.press(title);
    expect(rendered.buttons.filter(({ visible }) => !visible)).toEqual([]);
    expect(before).toBe(rendered.buttons.length);
  });

  it('is not there where nothing would', () => {
    const [free, told] = ['verdict: escalate', 'verdict: not_covered'];
    const from = proeveWith(
      ['guides/invitation.yaml', free, 'verdict: allowed'],
      ['guides/invitation.yaml', told, 'verdict: allowed'],
      ['guides/invitation.yaml', 'verdict: not_allowed', 'verdict: allowed'],
      ['guides/invitation.yaml', 'verdict: allowed_with_conditions', 'verdict: allowed'],
    );
    const rendered = render(cardOf('invitation', { event: 'fair' }, { from }));
    expect(rendered.buttons.map((button) => button.title)).not.toContain(title);
  });
});

describe('what it rests on', () => {
  it('shows the deciding places, the document and its edition', () => {
    const texts = render(ways.not_allowed).texts();
    const from = texts.indexOf('Derfor');
    expect(texts.slice(from, from + 4)).toEqual([
      'Derfor',
      'Det siger du nej til: afsnit 1, punkt 1',
      'Retningslinjer for gaver og invitationer, udgave 1.2',
      'Vis de 2 steder i retningslinjen',
    ]);
  });

  it('unfolds every place with what it says', () => {
    const rendered = render(ways.allowed_with_conditions);
    const says = 'Fodnote 1: Holder du selv oplæg, må arrangøren betale for dit ophold.';
    expect(rendered.texts()).not.toContain(says);
    rendered.press('Vis de 8 steder i retningslinjen');
    expect(rendered.texts()).toContain(says);
    expect(rendered.texts()).toContain('Invitationer › Faglige arrangementer');
  });

  it('names the document even where it says nothing', () => {
    const texts = render(ways.not_covered).texts();
    expect(texts).toContain('Retningslinjer for gaver og invitationer, udgave 1.2');
    expect(texts).not.toContain('Derfor');
  });

  it('counts each paragraph once, however many rules it holds', () => {
    const guide = pack.guides.get('invitation') as Guide;
    const answers = { event: 'trip', giver: 'supplier' };
    const end = step(guide, { ...emptyWalk, answers }, TODAY) as OutcomeStep;
    const places = new Set(end.citations.map((rule) => `${rule.path} ${rule.at}`));
    expect(places.size).toBeLessThan(end.citations.length);
    const titles = render(cardOf('invitation', answers)).buttons.map(({ title }) => title);
    expect(titles).toContain(`Vis de ${places.size} steder i retningslinjen`);
  });
});
