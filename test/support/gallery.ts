/** Cards worth looking at: each kind of question, each verdict, and what a person meets around them. */
import { DIALOGS, lexiconFor } from '../../src/app.ts';
import type { Helpful } from '../../src/cards/outcome-view.ts';
import { readerOf } from '../../src/cards/reader.ts';
import { type Card, stepCard } from '../../src/cards/render.ts';
import { type Chat, createChat } from '../../src/chat/chat.ts';
import type { Guide, Pack } from '../../src/guide/pack.ts';
import { answersOf, positions } from '../../src/guide/paths.ts';
import type { Language } from '../../src/guide/schema.ts';
import { type Answers, ask, emptyWalk, type Step, step, type Walk } from '../../src/guide/step.ts';
import { sampleLinks } from '../../src/receipt/link.ts';
import { wordsOf } from '../../src/words/words.ts';
import { reminderCards } from './reminder-gallery.ts';
import { replyIn } from './replies.ts';

/** A card to draw, and the buttons to press before, such as the one that unfolds the sources. */
export interface Subject {
  name: string;
  card: Card;
  press: readonly string[];
}

/** A text with a number and a word that have to be guarded, and two things that may be something else. */
const GUARDED =
  'Hej. Hun har diabetes og 290190-1236 er hendes CPR-nummer. Ring til hende på 98 76 54 32, sag 24/123456.';

/** For each language, every question and outcome at its longest walk, the messages of the bot, and the reminders. */
export function galleryOf(pack: Pack, today: string): (language: Language) => Subject[] {
  const packs = new Map([[pack.id, pack]]);
  const deps = { packs, lexicon: lexiconFor(DIALOGS), today: () => today, links: sampleLinks };
  // To make a chat reads every text of the pack, whatever the language.
  const chats = { demo: createChat(deps), chat: createChat({ ...deps, fixed: pack.id }) };
  return (language) => [
    ...messages(chats, pack, language),
    ...steps(pack, language, today),
    ...reminders(pack, language, today),
  ];
}

function messages({ demo, chat }: Record<'demo' | 'chat', Chat>, pack: Pack, language: Language): Subject[] {
  const person = { language, place: 'alone' } as const;
  const text = (said: string) => ({ kind: 'text', text: said, files: false }) as const;
  const guides = [...pack.guides.values()];
  const titles = guides.map((guide) => guide.title[language] ?? '');
  const said = {
    welcome: demo.answer({ kind: 'installed' }, person),
    menu: chat.answer(text('menu'), person),
    help: chat.answer(text('help'), person),
    candidates: chat.answer(text(titles.join(' ')), person),
    'not-found': chat.answer(text('xyzzy'), person),
    'check-form': chat.answer({ kind: 'check', text: undefined }, person),
    'check-guarded': chat.answer({ kind: 'check', text: GUARDED }, person),
    'check-person': chat.answer({ kind: 'check', text: 'Ring på 98 76 54 32' }, person),
    'check-nothing': chat.answer({ kind: 'check', text: 'Vi ses kl. 10' }, person),
    erase: chat.answer(text('slet mine data'), person),
    group: chat.answer(text(titles[0] ?? ''), { ...person, place: 'among others' }),
  };
  return Object.entries(said).map(([name, reply]) => ({
    name: `${language}-${name}`,
    card: replyIn(reply).card,
    press: [],
  }));
}

function reminders(pack: Pack, language: Language, today: string): Subject[] {
  return reminderCards(pack, language, today).map(({ name, card }) => ({
    name: `${language}-${name}`,
    card,
    press: [],
  }));
}

function steps(pack: Pack, language: Language, today: string): Subject[] {
  const words = wordsOf(language);
  return [...pack.guides.values()].flatMap((guide) => {
    const draw = (
      name: string,
      walk: Walk,
      at: Step,
      { press = [], helpful = 'ask' }: { press?: string[]; helpful?: Helpful } = {},
    ): Subject => {
      const reader = readerOf(pack, language);
      const context = { reader, pack, guide, walk, notices: [], today, links: sampleLinks, reminds: true };
      const card = stepCard({ ...context, helpful }, at);
      return { name: `${language}-${guide.id}-${name}`, card, press };
    };
    return [...longestWays(guide, today)].flatMap(([node, answers]) => {
      const walk = { ...emptyWalk, answers };
      const at = step(guide, walk, today);
      if (at.kind === 'question') return [draw(node, walk, at, { press: [words.why, words.explanation] })];
      // The title counts the places; the button is the only one that begins so.
      const sources = Array.from({ length: at.citations.length }, (_, index) => words.showSources(index + 1));
      const first = Object.keys(answers)[0] as string;
      const again = ask(guide, walk, first, today);
      return [
        draw(node, walk, at),
        draw(`${node}-open`, walk, at, { press: [words.whatIf, ...sources] }),
        draw(`${node}-not-helpful`, walk, at, { helpful: 'no' }),
        ...(again ? [draw(`${node}-change`, walk, again)] : []),
      ];
    });
  });
}

/** To each node, the answers of one of the longest ways there. */
function longestWays(guide: Guide, today: string): Map<string, Answers> {
  const longest = new Map<string, Answers>();
  for (const position of positions(guide, today)) {
    const answers = answersOf(position);
    const known = longest.get(position.node);
    if (!known || Object.keys(known).length < Object.keys(answers).length)
      longest.set(position.node, answers);
  }
  return longest;
}
