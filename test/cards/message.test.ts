import { describe, expect, it } from '@jest/globals';
import { button } from '../../src/cards/button.ts';
import {
  exampleGroup,
  guideGroup,
  languageButtons,
  messageView,
  packGroup,
} from '../../src/cards/message-view.ts';
import { readerOf } from '../../src/cards/reader.ts';
import { messageCard } from '../../src/cards/render.ts';
import { cardFaults, renderedFaults } from '../support/card-faults.ts';
import { createRenderer } from '../support/card-renderer.ts';
import { eksempel, proeve } from '../support/proeve.ts';

const render = createRenderer();
const pack = proeve();
const reader = readerOf(pack, 'da');

describe('a message', () => {
  const card = messageCard(
    messageView(reader, 'Hej!', ['Et.', 'To.'], {
      groups: [
        exampleGroup(reader, pack, 1),
        guideGroup(reader, pack, 'Guider', pack.guides.values()),
        packGroup(reader, [pack, eksempel()], pack),
      ],
      row: languageButtons(pack, 'da'),
      link: { title: 'Åbn', tooltip: 'Åbn chatten', url: 'https://teams.microsoft.com/l/chat/0/0' },
    }),
  );

  it('reads from the heading to the languages', () => {
    expect(render(card).texts()).toEqual([
      'Hej!',
      'Et.',
      'To.',
      'Prøv for eksempel',
      'må jeg tage imod en gave',
      'Guider',
      'Gaver',
      'Må jeg tage imod gaven?',
      'Invitationer',
      'Må jeg sige ja til invitationen?',
      'Kommune',
      'Eksempel Kommune',
      'Åbn',
      'Norsk',
      'English',
    ]);
  });

  it('has no fault', () => {
    expect([...cardFaults(card), ...renderedFaults(render(card))]).toEqual([]);
  });

  it('opens a guide, another language, another municipality', () => {
    const rendered = render(card);
    expect(rendered.press('Gaver')?.data).toEqual({
      do: 'open',
      lang: 'da',
      pack: 'proeve',
      guide: 'gift',
      known: {},
    });
    expect(rendered.press('Norsk')?.data).toEqual({ do: 'language', lang: 'nb', pack: 'proeve' });
    expect(rendered.press('Eksempel Kommune')?.data).toEqual({ do: 'pack', lang: 'da', pack: 'eksempel' });
  });

  it('can be a sentence alone', () => {
    const plain = messageCard(messageView(reader, 'Tak', []));
    expect(render(plain).texts()).toEqual(['Tak']);
    expect(cardFaults(plain)).toEqual([]);
  });

  it('picks an example that its button can show', () => {
    const [guide] = pack.guides.values();
    if (!guide) throw new Error('The pack has no guide');
    const asks = { da: ['må jeg tage imod en meget stor gave fra en borger', 'må jeg få en gave'] };
    const changed = { ...pack, guides: new Map([['gift', { ...guide, asks }]]) };
    const titles = exampleGroup(reader, changed, 3).buttons.map((entry) => entry.button.title);
    expect(titles).toEqual(['må jeg få en gave']);
  });
});

describe('a button', () => {
  it('is read out by its title unless it says more', () => {
    const menu = { do: 'menu', lang: 'da', pack: 'proeve' } as const;
    expect(button('Menu', menu)).toEqual({ title: 'Menu', verb: 'menu', data: menu, tooltip: 'Menu' });
    expect(button('Menu', menu, 'Alle guider').tooltip).toBe('Alle guider');
  });
});
