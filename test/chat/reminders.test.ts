import { describe, expect, it } from '@jest/globals';
import { clickOf } from '../../src/chat/turn.ts';
import { languages } from '../../src/guide/constants.ts';
import type { Waiting } from '../../src/remind/ports.ts';
import { commands } from '../../src/words/commands.ts';
import { reminderWordsOf } from '../../src/words/reminders/words.ts';
import { buttonOf, linksOf, textOf, titlesOf } from '../support/card-json.ts';
import { type FakeMineOptions, fakeMine } from '../support/fake-mine.ts';
import { Talk, type TalkOptions } from './talk.ts';

const ID = '3f2c1a9e-5b7d-4c8e-9a10-2b3c4d5e6f70';
const OTHER = '7b1d2c3e-4f50-4a61-8b72-9c83ad94be05';
const words = reminderWordsOf('da');

const mail: Waiting = {
  id: ID,
  pack: 'proeve',
  about: { kind: 'signal', rule: 'mail-out', origin: 'audit-log', at: Date.parse('2026-03-30T09:00:00Z') },
  due: Date.parse('2026-04-01T06:00:00Z'),
};
const gift: Waiting = {
  id: OTHER,
  pack: 'proeve',
  about: { kind: 'deadline', guide: 'gift', duty: 'tell-leader', on: '2026-04-30' },
  due: Date.parse('2026-04-30T06:00:00Z'),
};

function talkWith(options: FakeMineOptions = {}, more: TalkOptions = {}) {
  const mine = fakeMine(options);
  return { mine, talk: new Talk({ ...more, mine }) };
}

function said(text: string) {
  return { kind: 'text', text, files: false } as const;
}

function clicked(data: Record<string, unknown>) {
  return clickOf({ lang: 'da', pack: 'proeve', ...data });
}

describe('what is said to a reminder', () => {
  it.each(languages)('takes its place in %s with a sentence and ways on', async (language) => {
    const { talk, mine } = talkWith();
    const { log } = await talk.withMine(clicked({ do: 'reminder', lang: language, id: ID, answer: 'done' }));
    const own = reminderWordsOf(language);
    expect(talk.text).toBe(own.answered.done);
    expect(titlesOf(talk.card)).toContain(own.list.open);
    expect(mine.done).toEqual([['answer', ID, 'done']]);
    expect(log).toEqual({ verb: 'reminder' });
  });

  it('names whom to tell where it may have been somebody else', async () => {
    const { talk } = talkWith();
    await talk.withMine(clicked({ do: 'reminder', id: ID, answer: 'wrong' }));
    expect(talk.text).toContain(words.answered.wrong);
    expect(talk.text).toContain('jura@proeve.example');
  });

  it('says where it can be undone that nothing more comes', async () => {
    const { talk } = talkWith();
    await talk.withMine(clicked({ do: 'reminder', id: ID, answer: 'mute' }));
    expect(talk.text).toBe(`${words.answered.mute}\n${words.answered.muteUndo}`);
  });

  it.each([
    ['2026-04-01', 'Fint. Jeg skriver igen i morgen.'],
    ['2026-04-07', 'Fint. Jeg skriver igen den 7. april 2026.'],
  ])('says when it comes again: %s', async (on, text) => {
    const { talk } = talkWith({ answered: { kind: 'again', on } });
    await talk.withMine(clicked({ do: 'reminder', id: ID, answer: 'tomorrow' }));
    expect(talk.text).toBe(text);
  });

  it('that is no longer there calms the person', async () => {
    const { talk } = talkWith({ answered: { kind: 'gone' } });
    await talk.withMine(clicked({ do: 'reminder', id: ID, answer: 'done' }));
    expect(talk.text).toBe(words.answered.gone);
  });

  it.each([{ id: 'x', answer: 'done' }, { id: ID, answer: 'constructor' }, { id: ID }])(
    'is refused where it is none: %j',
    async (data) => {
      const { talk, mine } = talkWith();
      expect((await talk.withMine(clicked({ do: 'reminder', ...data }))).log.verb).toBe('unreadable');
      expect(mine.done).toEqual([]);
    },
  );
});

describe('the own reminders', () => {
  it.each(languages)('are listed for the words in %s', async (language) => {
    for (const word of commands.reminders.words[language]) {
      const { talk } = talkWith({ waiting: [mail, gift] }, { language });
      expect((await talk.withMine(said(word))).log).toEqual({ verb: 'reminders' });
      const { list } = reminderWordsOf(language);
      expect(titlesOf(talk.card).filter((title) => title === list.cancel)).toHaveLength(2);
    }
  });

  it('are none at first', async () => {
    const { talk } = talkWith();
    await talk.withMine(said('mine påmindelser'));
    expect(talk.text).toContain(words.list.none);
  });

  it('are taken back one by one, and the rest is shown', async () => {
    const { talk, mine } = talkWith({ waiting: [mail, gift] });
    await talk.withMine(said('mine påmindelser'));
    await talk.press(words.list.cancel);
    expect(mine.done).toEqual([['cancel', ID]]);
    expect(talk.text).toContain(words.list.cancelled);
    expect(talk.text).toContain('Fortæl din leder om gaven.');
    expect(talk.text).not.toContain('Din mail bliver sendt videre');
  });

  it('that came meanwhile are said to be gone', async () => {
    const { talk } = talkWith();
    await talk.withMine(clicked({ do: 'reminder-cancel', id: ID }));
    expect(talk.text).toContain(words.answered.gone);
  });

  it('show what is muted, and let the bot write of it again', async () => {
    const { talk, mine } = talkWith({ muted: [{ pack: 'proeve', rule: 'mail-out' }] });
    await talk.withMine(said('mine påmindelser'));
    expect(talk.text).toContain(words.list.muted);
    await talk.press(words.list.unmute);
    expect(mine.done).toEqual([['unmute', 'proeve', 'mail-out']]);
    expect(talk.text).toContain(words.list.unmuted);
    expect(talk.text).not.toContain(words.list.muted);
  });

  it.each(['mine påmindelser', 'årshjul', 'slet mine data'])(
    'are nobody else’s: among others "%s" is answered in the personal chat',
    async (word) => {
      const { talk } = talkWith({ waiting: [mail] }, { place: 'among others' });
      const { card, personal } = await talk.withMine(said(word));
      expect(textOf(card)).toContain(words.inPrivate);
      expect(textOf(card)).not.toContain('mail');
      expect(titlesOf(card)).toEqual([]);
      expect(titlesOf(personal?.card ?? card).length).toBeGreaterThan(0);
      expect(linksOf(personal?.undelivered('https://teams.example/chat') ?? card)).toEqual([
        'https://teams.example/chat',
      ]);
    },
  );

  it('of a click that only the person sees answered are shown there', async () => {
    const { talk } = talkWith({ waiting: [mail] }, { place: 'own view' });
    const { personal } = await talk.withMine(clicked({ do: 'reminders' }));
    expect(personal).toBeUndefined();
    expect(talk.text).toContain('Din mail bliver sendt videre');
  });
});

describe('a deadline', () => {
  /** A small gift of a citizen, which the leader has to be told of within a month. */
  async function atOutcome(options: FakeMineOptions = {}, more: TalkOptions = {}) {
    const { talk, mine } = talkWith(options, more);
    talk.say('må jeg tage imod en gave');
    talk.click('En borger eller pårørende');
    talk.click('Videre', { value: 'flowers' });
    talk.click('Videre', { value: '2026-03-31' });
    return { talk, mine };
  }

  it('at an outcome offers to be reminded of, with the date that it gives', async () => {
    const { talk } = await atOutcome();
    talk.click(words.remindMe);
    expect(talk.reply?.log).toEqual({ verb: 'deadline', guide: 'gift' });
    expect(talk.text).toContain('Frist: senest 1 måned efter gaven');
    expect(JSON.stringify(talk.card)).toContain('"value":"2026-04-30","min":"2026-03-31","max":"2028-03-31"');
  });

  it('is taken with the date that was chosen', async () => {
    const { talk, mine } = await atOutcome();
    talk.click(words.remindMe);
    await talk.press(words.form.go, { value: '2026-05-01' });
    const wish = { pack: 'proeve', guide: 'gift', duty: 'tell-leader', on: '2026-05-01' };
    expect(mine.done).toEqual([['remindOfDeadline', wish]]);
    expect(talk.text).toBe('Fint. Jeg minder dig om det den 1. maj 2026.');
  });

  it('says when the bot writes, where that is another day', async () => {
    const wished = { kind: 'waits', id: ID, on: '2026-05-02', says: '2026-05-01' } as const;
    const { talk } = await atOutcome({ wished });
    talk.click(words.remindMe);
    await talk.press(words.form.go, { value: '2026-05-02' });
    expect(talk.text).toBe('Fint. Fristen er den 2. maj 2026. Jeg skriver allerede den 1. maj 2026.');
  });

  it('leads back to the answer', async () => {
    const { talk } = await atOutcome();
    const answer = talk.text;
    talk.click(words.remindMe);
    await talk.press(words.form.go, { value: '2026-05-01' });
    talk.click(words.backToAnswer);
    expect(talk.text).toBe(answer);
  });

  it.each(['no-date', 'past', 'too-far'] as const)('is asked for again where it is %s', async (because) => {
    const { talk } = await atOutcome({ wished: { kind: 'refused', because } });
    talk.click(words.remindMe);
    await talk.press(words.form.go, { value: 'i går' });
    expect(talk.text).toContain(words.form.refused[because]);
    expect(titlesOf(talk.card)).toContain(words.form.go);
  });

  it('without any date is left to whoever keeps it to refuse', async () => {
    const { talk, mine } = await atOutcome({ wished: { kind: 'refused', because: 'no-date' } });
    talk.click(words.remindMe);
    await talk.press(words.form.go);
    expect(mine.done).toEqual([['remindOfDeadline', expect.objectContaining({ on: '' })]]);
    expect(talk.text).toContain(words.form.refused['no-date']);
  });

  it.each(['constructor', 'send-back', 'gone'])('of "%s" is said to be no longer there', async (duty) => {
    const { talk } = await atOutcome();
    const { data } = buttonOf(talk.card, words.remindMe);
    talk.send({ ...data, duty });
    expect(talk.text).toBe(words.dutyGone);
  });

  it('that went meanwhile is said to be no longer there', async () => {
    const { talk } = await atOutcome({ wished: { kind: 'unknown' } });
    talk.click(words.remindMe);
    await talk.press(words.form.go, { value: '2026-05-01' });
    expect(talk.text).toBe(words.dutyGone);
  });

  it('is offered on no card that is passed on to a colleague', () => {
    const talk = new Talk();
    const question = 'en borger giver mig blomster i dag';
    const cards = talk.chat.search(question, talk.person).map(({ card }) => JSON.stringify(card));
    expect(cards.filter((card) => card.includes('"deadline"'))).toEqual([]);
  });
});

describe('the leaders’ year', () => {
  it.each(languages)('is shown for its words in %s, with the calendar', async (language) => {
    for (const word of commands.year.words[language]) {
      const { talk } = talkWith({}, { language });
      await talk.withMine(said(word));
      const { year } = reminderWordsOf(language);
      expect(talk.text).toContain(year.heading);
      expect(titlesOf(talk.card)).toContain(year.begin);
      expect(linksOf(talk.card)).toEqual([expect.stringMatching(/proeve\/(?:da|nb|en)\.ics$/u)]);
    }
  });

  it('is subscribed to duty by duty, and ended', async () => {
    const { talk, mine } = talkWith();
    await talk.withMine(said('årshjul'));
    await talk.press(words.year.begin);
    expect(talk.text).toContain('Fint. Jeg minder dig om det den 1. maj 2026.');
    expect(talk.text).toContain(words.year.next('1. maj 2026'));
    await talk.press(words.year.end);
    expect(talk.text).toContain(words.year.stopped);
    expect(titlesOf(talk.card)).toContain(words.year.begin);
    const wish = { pack: 'proeve', duty: 'invitations-checked' };
    expect(mine.done).toEqual([
      ['subscribe', wish],
      ['unsubscribe', wish],
    ]);
  });

  it('says of a duty that is gone that it is', async () => {
    const { talk } = talkWith({ wished: { kind: 'unknown' } });
    await talk.withMine(clicked({ do: 'year', duty: 'gone', on: true }));
    expect(talk.text).toContain(words.dutyGone);
  });
});

describe('what is kept of a person', () => {
  it.each(languages)('is erased only after a second tap in %s', async (language) => {
    const [word = ''] = commands.erase.words[language];
    const own = reminderWordsOf(language).erase;
    const { talk, mine } = talkWith({}, { language });
    talk.say(word);
    expect(talk.text).toContain(own.final);
    expect(mine.done).toEqual([]);
    await talk.press(own.go);
    expect(mine.done).toEqual([['erase']]);
  });

  it('is asked about as well where the way there leads over the own reminders', async () => {
    const { talk, mine } = talkWith();
    await talk.withMine(said('mine påmindelser'));
    await talk.press(words.erase.open);
    expect(talk.text).toContain(words.erase.final);
    expect(mine.done).toEqual([]);
  });

  it('is named once it is gone', async () => {
    const erased = { address: true, choices: true, reminders: 3, said: 2, muted: 1 };
    const { talk } = talkWith({ erased });
    talk.say('slet mine data');
    await talk.press(words.erase.go);
    expect(talk.text.split('\n')).toEqual([
      words.erase.done,
      `• ${words.erase.address}`,
      `• ${words.erase.choices}`,
      '• 3 påmindelser',
      '• 2 emner, jeg har mindet dig om',
      `• ${words.erase.muted(1)}`,
      words.erase.after,
    ]);
  });

  it('is said to have been nothing where it was', async () => {
    const { talk } = talkWith();
    talk.say('slet mine data');
    await talk.press(words.erase.go);
    expect(talk.text).toContain(words.erase.nothing);
  });

  it('is kept where the person thinks better of it', async () => {
    const { talk, mine } = talkWith({ waiting: [mail] });
    talk.say('slet mine data');
    await talk.press(words.erase.keep);
    expect(mine.done).toEqual([]);
    expect(talk.text).toContain(words.list.heading);
  });
});
