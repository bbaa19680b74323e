import { describe, expect, it } from '@jest/globals';
import { placeOf } from '../../src/cards/navigation.ts';
import { readerOf } from '../../src/cards/reader.ts';
import { type Card, drawStep } from '../../src/cards/render.ts';
import { createChat } from '../../src/chat/chat.ts';
import { clickOf } from '../../src/chat/turn.ts';
import type { Guide, Pack } from '../../src/guide/pack.ts';
import { guideOf, packOf, portableGuide, portablePack } from '../../src/guide/portable.ts';
import type { ChoiceQuestion, Language } from '../../src/guide/schema.ts';
import type { Step } from '../../src/guide/step.ts';
import { isWalkAction, openGuide, press, pressesOf, rulesBeside, viewOf } from '../../src/tab/walking.ts';
import { actionsOf } from '../support/card-faults.ts';
import { everyStep } from '../support/every-step.ts';
import { productPacks } from '../support/product.ts';
import { lexicon, packsOf, proeve, TODAY } from '../support/proeve.ts';
import { replyIn } from '../support/replies.ts';

const packs: [string, Pack][] = [
  ...productPacks().map((pack): [string, Pack] => [pack.id, pack]),
  ['proeve', proeve()],
];

/** What the browser has of a pack: everything has been JSON. */
function inBrowser(pack: Pack) {
  const guides = new Map(
    [...pack.guides].map(([id, guide]) => [id, guideOf(JSON.parse(JSON.stringify(portableGuide(guide))))]),
  );
  return { entry: packOf(JSON.parse(JSON.stringify(portablePack(pack)))), guides };
}

/** The tab makes a receipt only when somebody wants one: there it is no part of the card. */
const PAGE = 'https://maa-jeg.example.org/receipt/token';

/** A card of the chat without what the tab cannot do: pages of its own, a reminder, a mail, and an ear for what helped. */
function asInTab(card: Card): Card {
  const without = <T>(part: T): T => {
    if (Array.isArray(part)) return part.filter((element) => !isOfChat(element)).map(without) as T;
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, without(value)])) as T;
  };
  const texts = card.body.map((element) => JSON.stringify(element));
  const body = card.body.filter((_, index) => !texts[index]?.includes(PAGE));
  return { ...card, body: texts.some((text) => OF_CHAT.test(text)) ? without(body) : body };
}

/** What a part of a card has in it somewhere that is of the chat alone; most have nothing, and are not looked through. */
const OF_CHAT = /"verb":"(?:deadline|helpful)"|"url":"mailto:/u;

/** Whether an element is there for buttons that ask for a reminder, begin a mail, or say whether the answer helped. */
function isOfChat(element: unknown): boolean {
  const { type, actions, items } = element as {
    type?: string;
    actions?: { verb?: string; url?: string }[];
    items?: unknown[];
  };
  if (type === 'Container') return items?.some((item) => asksWhetherItHelped(item)) === true;
  const only = (is: (action: { verb?: string; url?: string }) => boolean) => actions?.every(is) === true;
  return only(({ verb }) => verb === 'deadline') || only(({ url }) => url?.startsWith('mailto:') === true);
}

function asksWhetherItHelped(item: unknown): boolean {
  const { actions } = item as { actions?: { verb?: string }[] };
  return actions?.every(({ verb }) => verb === 'helpful') === true;
}

function shownIn(step: Step) {
  return step.kind === 'question'
    ? { fact: step.question.fact }
    : { outcome: step.node, verdict: step.outcome.verdict };
}

describe.each(packs)('a walk through a guide of %s', (_id, pack) => {
  const language = pack.languages[0] as Language;
  const chat = createChat({
    packs: packsOf(pack),
    fixed: pack.id,
    lexicon: lexicon(),
    today: () => TODAY,
    links: { receipt: () => PAGE, paper: () => PAGE, year: () => PAGE },
  });
  const person = { language, place: 'alone' } as const;
  const { entry, guides } = inBrowser(pack);
  const reader = readerOf(entry, language);

  it('shows the same card in the tab as in the chat, at every step of every path', () => {
    const different: string[] = [];
    for (const { guide, walk, step } of everyStep(pack, TODAY)) {
      const place = placeOf(reader, pack, guide, walk, shownIn(step));
      const action = { do: 'resume', ...place } as const;
      const own = guides.get(guide.id) as Guide;
      const walking = press(openGuide(own, {}, [], TODAY), action, reader, TODAY);
      const card = drawStep(viewOf(walking, entry, reader, TODAY));
      const inChat = asInTab(replyIn(chat.answer(clickOf(action), person)).card);
      if (JSON.stringify(card) !== JSON.stringify(inChat))
        different.push(`${guide.id} ${JSON.stringify(walk)}`);
    }
    expect(different).toEqual([]);
  }, 120_000);

  it('goes on to the same card with every button of the first question', () => {
    const different: string[] = [];
    for (const guide of guides.values()) {
      const first = openGuide(guide, {}, [], TODAY);
      for (const { action } of actionsOf(drawStep(viewOf(first, entry, reader, TODAY)))) {
        if (!isWalkAction(action)) continue;
        const card = drawStep(viewOf(press(first, action, reader, TODAY), entry, reader, TODAY));
        const inChat = asInTab(replyIn(chat.answer(clickOf(action), person)).card);
        if (JSON.stringify(card) !== JSON.stringify(inChat)) different.push(JSON.stringify(action));
      }
    }
    expect(different).toEqual([]);
  });
});

describe('the presses that are foreseen', () => {
  const { entry, guides } = inBrowser(proeve());
  const reader = readerOf(entry, 'da');
  /** Every step, as it is shown. */
  const shown = [...everyStep(proeve(), TODAY)].map(({ guide, walk, step }) => {
    const action = { do: 'resume', ...placeOf(reader, entry, guide, walk, shownIn(step)) } as const;
    const own = guides.get(guide.id) as Guide;
    return viewOf(press(openGuide(own, {}, [], TODAY), action, reader, TODAY), entry, reader, TODAY);
  });

  it('are those of all buttons that go on in the walk, the answers first', () => {
    for (const view of shown) {
      const foreseen = pressesOf(view).map((action) => JSON.stringify(action));
      const buttons = actionsOf(drawStep(view)).filter(({ needsInput }) => !needsInput);
      const expected = buttons.map(({ action }) => action).filter(isWalkAction);
      expect(foreseen).toEqual(expect.arrayContaining(expected.map((action) => JSON.stringify(action))));
      const isAnswer = pressesOf(view).map((action) => action.do === 'answer');
      expect(isAnswer).toEqual(isAnswer.toSorted((a, b) => Number(b) - Number(a)));
    }
    expect(shown.length).toBeGreaterThan(10);
  });

  it('are those of a list of which one is chosen, as the list sends it', () => {
    const lists = shown.flatMap((view) => {
      if (view.template !== 'question' || !view.view.next) return [];
      const { choices, several, next } = view.view;
      const sent = choices.map(({ value }) => JSON.stringify({ ...next.data, value }));
      const foreseen = pressesOf(view).map((action) => JSON.stringify(action));
      return [{ several, sent, foreseen: foreseen.filter((action) => sent.includes(action)) }];
    });
    expect(lists.some(({ several, sent }) => !several && sent.length > 0)).toBe(true);
    for (const { several, sent, foreseen } of lists) expect(foreseen).toEqual(several ? [] : sent);
  });
});

describe('beside a step', () => {
  const { guides } = inBrowser(proeve());
  const gift = guides.get('gift') as Guide;

  it('stand the rules that a question and the answers so far make count', () => {
    const first = openGuide(gift, {}, [], TODAY);
    const cited = Object.values((gift.questions[gift.start] as ChoiceQuestion).options).flatMap(
      ({ cites }) => cites ?? [],
    );
    expect(rulesBeside(first).map(({ id }) => id)).toEqual([...new Set(cited)]);
  });

  it('stand the rules that an answer rests on', () => {
    const first = openGuide(gift, { giver: 'colleague' }, [], TODAY);
    const { step } = first.reached;
    if (step.kind !== 'outcome') throw new Error('A gift of a colleague has its answer at once');
    expect(rulesBeside(first)).toEqual(step.citations);
    expect(step.citations.length).toBeGreaterThan(0);
  });

  it('stands first what a link brought along in vain', () => {
    const { notices } = openGuide(gift, {}, ['Linket har et svar med.'], TODAY).reached;
    expect(notices).toEqual(['Linket har et svar med.']);
  });
});
