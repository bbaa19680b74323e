import { describe, expect, it } from '@jest/globals';
import { readerOf } from '../../src/cards/reader.ts';
import { fieldsIn, fieldsOf } from '../../src/guide/paper.ts';
import { sourcesOf } from '../../src/papers/document.ts';
import { missingFields, type Values, valuesFromFacts } from '../../src/papers/values.ts';
import { everyPaper, invented, paperOf, written } from '../support/papers.ts';

describe.each(everyPaper())('%s', (_name, pack, paper, language) => {
  const whole = JSON.stringify(written(pack, paper, invented(paper), language));

  it('has no gap once everything is filled in', () => {
    expect(missingFields(paper, invented(paper))).toEqual([]);
    expect(whole).not.toMatch(/undefined|NaN|\[object/u);
    expect(fieldsIn(whole)).toEqual([]);
  });

  it('leaves in brackets only what is another thing each time', () => {
    const eachTime = ['det riktige', 'what is right', 'den rette enhed', 'the right unit'];
    const places = ['enhedens telefon eller hjemmeside', "that unit's phone or website"];
    const left = written(pack, paper, invented(paper), language).sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => ('text' in block ? [...block.text.matchAll(/\[([^\]]+)\]/gu)] : [])),
    );
    expect([...eachTime, ...places]).toEqual(expect.arrayContaining(left.map(([, text]) => text)));
  });

  it('holds what was filled in, whatever the field', () => {
    const labels = fieldsOf(paper).flatMap(([id, field]) => {
      if (field.type === 'date') return [];
      if ('options' in field)
        return Object.values(field.options)
          .slice(0, 1)
          .map((text) => text[language]);
      return [field.type === 'text' ? `Prøvetekst for ${id}` : `Anden linje om ${id}`];
    });
    for (const label of labels) expect(whole).toContain(JSON.stringify(label).slice(1, -1));
  });

  it('names each field that cannot be left empty, and shows it in brackets', () => {
    const required = fieldsOf(paper).filter(([, field]) => field.required);
    expect(missingFields(paper, {})).toEqual(required.map(([id]) => id));
    const empty = JSON.stringify(written(pack, paper, {}, language));
    for (const [, { label, type }] of required) {
      if (type !== 'checks') expect(empty).toContain(`[${JSON.stringify(label[language]).slice(1, -1)}]`);
    }
  });

  it('says of each part where the guideline asks for it, or that it is an addition', () => {
    const { rows } = sourcesOf(paper, pack, readerOf(pack, language));
    expect(rows).toHaveLength(paper.sections.length + 1);
    for (const [part, place] of rows) {
      expect(part).not.toBe('');
      expect(place?.length).toBeGreaterThan(10);
    }
  });
});

describe('a filled paper', () => {
  const { pack, paper } = paperOf('jammerbugt', 'photo-consent');
  const textsOf = (values: Values, language: 'da' | 'en') =>
    written(pack, paper, values, language).sections.flatMap(({ blocks }) =>
      blocks.map((block) => ('text' in block ? block.text : JSON.stringify(block))),
    );

  it('puts values into its sentences without a second full stop', () => {
    const texts = textsOf({ ...invented(paper), aim: ' et opslag\n om  dagen. ' }, 'da');
    expect(texts).toContain('Vi bruger det kun til dette: et opslag om dagen.');
  });

  it('lists several things as its language does', () => {
    const letter = paperOf('jammerbugt', 'photo-information');
    const values = { ...invented(letter.paper), places: ['internal', 'social-media', 'website'] };
    const textIn = (language: 'da' | 'en') =>
      JSON.stringify(written(letter.pack, letter.paper, values, language));
    expect(textIn('da')).toContain('sociale medier, kommunens hjemmeside og kun internt');
    expect(textIn('en')).toContain("social media, the municipality's website and only internally");
  });

  it('leaves out the sentence of a field that may stay empty', () => {
    const values = { ...invented(paper), 'other-data': ' ' };
    expect(textsOf(values, 'da').join()).not.toContain('Sammen med billedet');
    expect(textsOf(invented(paper), 'da').join()).toContain('Sammen med billedet');
  });

  it('leaves out a section that has nothing to say', () => {
    const replies = paperOf('lillesand', 'standard-replies');
    const { sections } = written(replies.pack, replies.paper, invented(replies.paper), 'nb');
    const headings = sections.map(({ heading }) => heading);
    expect(headings).toContain('Et generelt spørsmål');
    expect(headings).not.toContain('Underskrift og kontakt');
  });

  it('gives an empty box for each place that was chosen, for the person to tick', () => {
    const boxes = textsOf({ ...invented(paper), places: ['website'] }, 'da').find((text) =>
      text.includes('checks'),
    );
    expect(JSON.parse(boxes ?? '')).toEqual({
      kind: 'checks',
      items: [{ text: 'Kommunens hjemmeside', checked: false }],
    });
  });

  it('writes dates as its language does', () => {
    const note = paperOf('jammerbugt', 'meeting-note');
    const textIn = (language: 'da' | 'en') =>
      JSON.stringify(written(note.pack, note.paper, invented(note.paper), language));
    expect(textIn('da')).toContain('8. maj 2026');
    expect(textIn('en')).toContain('May 8, 2026');
  });

  it('takes nothing that a field does not take', () => {
    const note = paperOf('jammerbugt', 'social-media-procedure');
    const values = {
      ...invented(note.paper),
      kind: 'constructor',
      settings: ['nothing'],
      aim: ' \n ',
      name: ['x'],
    };
    expect(missingFields(note.paper, values)).toEqual(['name', 'kind', 'aim', 'settings']);
    const dated = paperOf('jammerbugt', 'meeting-note');
    expect(missingFields(dated.paper, { ...invented(dated.paper), 'decided-on': '2026-02-30' })).toEqual([
      'decided-on',
    ]);
  });
});

describe('what the answers of a guide fill in', () => {
  const filled = (pack: string, id: string, answers: Record<string, string | string[]>) => {
    const own = paperOf(pack, id);
    return valuesFromFacts(own.paper, own.pack, answers, readerOf(own.pack, 'da'));
  };

  it('is a text, a choice or a tick', () => {
    expect(
      filled('jammerbugt', 'social-media-procedure', {
        'social-medium': 'facebook',
        'page-or-group': 'group',
      }),
    ).toEqual({ medium: 'Facebook', kind: 'group' });
    expect(filled('jammerbugt', 'photo-consent', { 'where-published': 'website' })).toEqual({
      places: ['website'],
    });
    expect(filled('ishoej', 'photo-consent', { 'picture-aim': 'promotion' })).toEqual({
      'kind-of-aim': 'promotion',
    });
  });

  it('is nothing for an answer that says nothing to the field', () => {
    expect(filled('jammerbugt', 'photo-consent', { 'where-published': 'own-profile' })).toEqual({});
    expect(filled('jammerbugt', 'sms-procedure', { 'sms-exchange': 'not-sure' })).toEqual({});
    expect(filled('jammerbugt', 'sms-procedure', { 'sms-exchange': 'secure-app' })).toEqual({});
    expect(filled('jammerbugt', 'sms-procedure', { 'sms-exchange': 'made-up' })).toEqual({});
  });
});
