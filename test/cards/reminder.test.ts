import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { mineView } from '../../src/cards/mine-view.ts';
import { readerOf } from '../../src/cards/reader.ts';
import { reminderView } from '../../src/cards/reminder-view.ts';
import { cardSize, LARGEST_CARD, listCard, reminderCard } from '../../src/cards/render.ts';
import { languages } from '../../src/guide/constants.ts';
import type { Pack } from '../../src/guide/pack.ts';
import type { Language } from '../../src/guide/schema.ts';
import { loadPack, packIds } from '../../src/packs/load.ts';
import { sampleLinks } from '../../src/receipt/link.ts';
import type { About } from '../../src/remind/reminder.ts';
import { reminderWordsOf } from '../../src/words/reminders/words.ts';
import { actionsOf, cardFaults, renderedFaults } from '../support/card-faults.ts';
import { createRenderer } from '../support/card-renderer.ts';
import { packsOf, proeve, proeveWith, TODAY } from '../support/proeve.ts';
import { everyAbout, REMINDER_ID, reminderCards, viewOfAbout } from '../support/reminder-gallery.ts';

const DIALOGS = join(import.meta.dirname, '../../dialogs');
const render = createRenderer();
const pack = proeve();
const packs = [
  ['proeve', pack] as [string, Pack],
  ...packIds(DIALOGS).flatMap((id): [string, Pack][] => {
    const { draft } = loadPack(DIALOGS, id, TODAY);
    return draft ? [[id, draft]] : [];
  }),
];

const mail: About = {
  kind: 'signal',
  rule: 'mail-out',
  origin: 'audit-log',
  at: Date.parse('2026-03-30T09:00:00Z'),
};
const deadline: About = { kind: 'deadline', guide: 'gift', duty: 'tell-leader', on: TODAY };
const year: About = { kind: 'year', duty: 'invitations-checked', on: TODAY };

function cardOf(about: About, language: Language = 'da') {
  return reminderCard(viewOfAbout(pack, language, TODAY, about));
}

describe.each(packs)('the reminders of %s', (_, each) => {
  it.each(languages)('are cards without fault, read in %s', (language) => {
    const faults = everyAbout(each, TODAY).flatMap((about) => {
      const card = reminderCard(viewOfAbout(each, language, TODAY, about));
      return [...cardFaults(card), ...renderedFaults(render(card))].map((fault) => [about, fault]);
    });
    expect(faults).toEqual([]);
  });

  it.each(languages)('stand in lists without fault, read in %s', (language) => {
    const faults = reminderCards(each, language, TODAY).flatMap(({ name, card }) =>
      [...cardFaults(card), ...renderedFaults(render(card))].map((fault) => `${name}: ${fault}`),
    );
    expect(faults).toEqual([]);
  });

  it.each(languages)(
    'say in %s the rule, where it is known from, and how to hear no more of it',
    (language) => {
      for (const { id } of each.reminders?.rules ?? []) {
        const about: About = { ...mail, rule: id };
        const { rule, known, sections, answers } = viewOfAbout(each, language, TODAY, about);
        expect([rule, known].filter((text) => text.trim() === '')).toEqual([]);
        expect(sections).not.toEqual([]);
        const said = answers.flatMap(({ buttons }) => buttons).map(({ data }) => data);
        expect(said).toContainEqual(expect.objectContaining({ do: 'reminder', answer: 'mute' }));
      }
    },
  );

  it('have six buttons at the most, and each guide is there', () => {
    for (const about of everyAbout(each, TODAY)) {
      const actions = actionsOf(reminderCard(viewOfAbout(each, 'da', TODAY, about)));
      expect(actions.length).toBeLessThanOrEqual(6);
      for (const { action } of actions)
        if (action.do === 'open') expect(each.guides.has(action.guide)).toBe(true);
    }
  });
});

describe('the reminder of a signal', () => {
  it('reads from what was noticed to what can be said to it', () => {
    expect(render(cardOf(mail)).texts()).toEqual([
      'Påmindelse · Gaver',
      '🔔',
      'Din mail bliver sendt videre til en adresse uden for kommunen.',
      'Det var i går.',
      'Reglen',
      'Din leder skal kende de gaver, du får.',
      'Det kan du gøre nu',
      'Slå det fra, eller fortæl din leder om det.',
      'Åbn: Gaver',
      'Sådan ved jeg det',
      'Det står i loggen i Microsoft 365.',
      'Kun du kan se det her.',
      'Her står det',
      expect.stringMatching(/afsnit/u),
      expect.stringMatching(/udgave/u),
      'Vis stedet i retningslinjen',
      'Det er gjort',
      'Mind mig i morgen',
      'Det passer ikke',
      'Ikke flere af den slags',
    ]);
  });

  it.each(languages)(
    'shows a locked screen its subject in %s, and nothing of what was noticed',
    (language) => {
      const { fallbackText } = cardOf(mail, language);
      const guide = pack.guides.get('gift')?.title[language];
      expect(fallbackText).toBe(reminderWordsOf(language).about(guide ?? ''));
    },
  );

  it('opens the guide with what is known', () => {
    expect(render(cardOf(mail)).press('Åbn: Gaver')?.data).toEqual({
      do: 'open',
      lang: 'da',
      pack: 'proeve',
      guide: 'gift',
      known: { giver: 'citizen' },
    });
  });

  it.each([
    ['Det er gjort', 'done'],
    ['Mind mig i morgen', 'tomorrow'],
    ['Det passer ikke', 'wrong'],
    ['Ikke flere af den slags', 'mute'],
  ])('says with "%s" %s', (title, answer) => {
    const data = { do: 'reminder', lang: 'da', pack: 'proeve', id: REMINDER_ID, answer };
    expect(render(cardOf(mail)).press(title)?.data).toEqual(data);
  });

  it('unfolds the cited place', () => {
    const rendered = render(cardOf(mail));
    const before = rendered.texts().length;
    rendered.press('Vis stedet i retningslinjen');
    expect(rendered.texts().length).toBeGreaterThan(before);
  });
});

describe('the reminder of a wish', () => {
  it.each([
    ['2026-03-30', 'Din frist var i går.'],
    [TODAY, 'Din frist er i dag.'],
    ['2026-04-02', 'Din frist er den 2. april 2026.'],
  ])('of a deadline says of %s: %s', (on, said) => {
    const texts = render(cardOf({ ...deadline, on })).texts();
    expect(texts).toEqual(expect.arrayContaining(['Fortæl din leder om gaven.', said]));
    expect(texts).not.toContain('Det kan du gøre nu');
  });

  it('says that the person asked for it, and nobody has to say that it was somebody else', () => {
    for (const about of [deadline, year]) {
      const texts = render(cardOf(about)).texts();
      expect(texts).toContain('Du har selv bedt mig om at minde dig om det.');
      expect(texts).not.toContain('Det passer ikke');
    }
  });

  it('of a yearly duty can be ended', () => {
    const rendered = render(cardOf(year));
    expect(rendered.texts()).toEqual(expect.arrayContaining(['Gentag hver 6. måned', 'Det kan du gøre nu']));
    expect(rendered.press('Mind mig ikke om det mere')?.data).toMatchObject({ answer: 'mute' });
  });

  it('leads to the paper that does what the duty asks for', () => {
    const [id, paper] = [...(packs[1]?.[1].papers ?? [])][0] ?? [];
    const own = { ...pack, papers: new Map(id && paper ? [[id, paper]] : []) };
    const duty = pack.reminders?.year[0];
    if (!duty || !pack.reminders || !id) throw new Error('There is no yearly duty, or no paper');
    const reminders = { ...pack.reminders, year: [{ ...duty, paper: id }] };
    const view = viewOfAbout({ ...own, reminders }, 'da', TODAY, year);
    const url = sampleLinks.paper('proeve', id, {});
    expect(view.links).toEqual([{ title: 'Lav papiret', tooltip: 'Lav papiret. Åbner i browseren.', url }]);
  });
});

describe('a reminder of what is no longer there', () => {
  it.each<[string, About]>([
    ['rule', { ...mail, rule: 'constructor' }],
    ['guide', { ...deadline, guide: 'gone' }],
    ['duty', { ...deadline, duty: 'constructor' }],
    ['yearly duty', { ...year, duty: 'gone' }],
  ])('has no card: its %s is gone', (_, about) => {
    const context = { reader: readerOf(pack, 'da'), pack, now: Date.parse(TODAY), links: sampleLinks };
    expect(reminderView(context, { id: REMINDER_ID, about })).toBeUndefined();
  });
});

describe('the list of what waits', () => {
  const entry = { id: REMINDER_ID, pack: 'proeve', about: mail, due: Date.parse('2026-04-01T06:00:00Z') };
  const listOf = (waiting: (typeof entry)[], muted: { pack: string; rule: string }[] = [], own = pack) =>
    listCard(mineView(readerOf(own, 'da'), own, packsOf(own), { waiting, muted }, []));

  it('says what comes when, and takes each back', () => {
    const rendered = render(listOf([entry]));
    expect(rendered.texts().slice(0, 6)).toEqual([
      'Dine påmindelser',
      'Kun du kan se dem.',
      'Din mail bliver sendt videre til en adresse uden for kommunen.',
      'Gaver',
      'Kommer den 1. april 2026',
      'Slet',
    ]);
    expect(rendered.press('Slet')?.data).toMatchObject({ do: 'reminder-cancel', id: REMINDER_ID });
  });

  it('names what is no longer in the guideline, so that it can be deleted', () => {
    const gone = [
      { ...entry, pack: 'gone' },
      { ...entry, about: { ...mail, rule: 'gone' } },
    ];
    expect(render(listOf(gone)).texts()).toContain('Noget, som retningslinjen ikke har med længere');
  });

  it('shows more of what is muted where little waits, so that each can be heard of again', () => {
    const muted = Array.from({ length: 20 }, () => ({ pack: 'proeve', rule: 'mail-out' }));
    const texts = render(listOf([entry], muted)).texts();
    expect(texts.filter((text) => text === 'Skriv igen')).toHaveLength(14);
    expect(texts).toContain('Der er 6 til, som der ikke er plads til her.');
  });

  it('stays small enough however much waits, with texts as long as they may be', () => {
    const noticed = 'æ'.repeat(200);
    const passage = 'da: Din mail bliver sendt videre til en adresse uden for kommunen.';
    const long = proeveWith(['reminders.yaml', passage, `da: ${noticed}`]);
    const many = Array.from({ length: 100 }, () => entry);
    const muted = Array.from({ length: 100 }, () => ({ pack: 'proeve', rule: 'mail-out' }));
    const card = listOf(many, muted, long);
    expect(render(card).texts()).toContain('Der er 185 til, som der ikke er plads til her.');
    expect(cardSize(card)).toBeLessThanOrEqual(LARGEST_CARD);
  });
});
