/**
 * What one would write otherwise: the guide as a `WaterfallDialog` of botbuilder with the state of the conversation in a
 * storage, here in memory, which costs least. Every step keeps the answer, looks up the way on, and sends a card that
 * was drawn when the bot started. There are no citations, no duties and no way to change an answer.
 */
import {
  ActivityHandler,
  type Attachment,
  CardFactory,
  ConversationState,
  MemoryStorage,
  UserState,
} from 'botbuilder';
import { Dialog, DialogSet, WaterfallDialog, type WaterfallStepContext } from 'botbuilder-dialogs';
import { labelOf, read, readerOf } from '../../../src/cards/reader.ts';
import type { Guide } from '../../../src/guide/pack.ts';
import type { Outcome } from '../../../src/guide/schema.ts';
import { valuesOf } from '../../../src/guide/step.ts';
import { type Branch, type Form, formOf, type Known, type Place, type Test } from '../step/form.ts';
import { serve } from './serve.ts';
import { GUIDE, packOf } from './turns.ts';

const DIALOG = 'guide';
const today = new Date().toISOString().slice(0, 10);
const pack = packOf(today);
const guide = pack.guides.get(GUIDE) as Guide;
const form: Form = formOf(guide, today);
const places = new Map(form.map((place) => [place.id, place]));
const cards = new Map(form.map((place) => [place.node, cardOf(place)]));

/** What a walk keeps between its turns. */
interface Walked {
  place: string;
  known: Record<string, string>;
}

const storage = new MemoryStorage();
const conversation = new ConversationState(storage);
const user = new UserState(storage);
const dialogs = new DialogSet(conversation.createProperty('dialogs'));
const steps = Array.from({ length: longest() + 1 }, (_, at) => (at === 0 ? firstQuestion : wayOn));
dialogs.add(new WaterfallDialog(DIALOG, steps));

class GuideBot extends ActivityHandler {
  constructor() {
    super();
    this.onMessage(async (context, next) => {
      const dialog = await dialogs.createContext(context);
      if ((await dialog.continueDialog()).status === 'empty') await dialog.beginDialog(DIALOG);
      await next();
    });
  }

  override async run(context: Parameters<ActivityHandler['run']>[0]): Promise<void> {
    await super.run(context);
    await conversation.saveChanges(context);
    await user.saveChanges(context);
  }
}

async function firstQuestion(step: WaterfallStepContext) {
  return show(step, form[0] as Place, {});
}

async function wayOn(step: WaterfallStepContext) {
  const { place, known } = step.values as Walked;
  const from = places.get(place) as Place;
  const next = { ...known, [from.fact as string]: String(step.context.activity.value?.answer) };
  return show(step, afterAnswer(from, next), next);
}

async function show(step: WaterfallStepContext, place: Place, known: Record<string, string>) {
  await step.context.sendActivity({ type: 'message', attachments: [cards.get(place.node) as Attachment] });
  if (place.fact === undefined) return step.endDialog();
  Object.assign(step.values, { place: place.id, known } satisfies Walked);
  return Dialog.EndOfTurn;
}

function afterAnswer({ fact, branches }: Place, known: Known): Place {
  const branch = branches.find(({ is }) => !is || is.includes(String(known[fact as string]))) as Branch;
  const way = branch.ways.find(({ when }) => !when || holds(when, known));
  return places.get(way?.to as string) as Place;
}

function holds(test: Test, known: Known): boolean {
  if ('all' in test) return test.all.every((part) => holds(part, known));
  if ('any' in test) return test.any.some((part) => holds(part, known));
  if ('not' in test) return !holds(test.not, known);
  const value = known[test.fact];
  if (value === undefined) return false;
  if ('is' in test) return test.is.includes(String(value));
  return 'before' in test ? Number(value) < test.before : Number(value) >= test.from;
}

/** How many questions the longest way asks. */
function longest(id = (form[0] as Place).id): number {
  const { fact, branches } = places.get(id) as Place;
  if (fact === undefined) return 0;
  return 1 + Math.max(...branches.flatMap(({ ways }) => ways.map(({ to }) => longest(to))));
}

function cardOf({ node, fact: id }: Place): Attachment {
  const reader = readerOf(pack, 'da');
  const question = guide.questions[node];
  const fact = id === undefined ? undefined : guide.facts.get(id);
  const text = (value: string, weight = 'Default') => ({
    type: 'TextBlock',
    text: value,
    wrap: true,
    weight,
  });
  if (!question || !fact) {
    const { answer, because } = guide.outcomes[node] as Outcome;
    return adaptive([text(read(reader, answer), 'Bolder'), text(read(reader, because))], []);
  }
  const actions = valuesOf(fact).map((value) => ({
    type: 'Action.Submit',
    title: labelOf(reader, fact, value),
    data: { answer: value },
  }));
  const example = question.example ? [text(read(reader, question.example))] : [];
  return adaptive([text(read(reader, question.ask), 'Bolder'), ...example], actions);
}

function adaptive(body: object[], actions: object[]): Attachment {
  const $schema = 'http://adaptivecards.io/schemas/adaptive-card.json';
  return CardFactory.adaptiveCard({ $schema, type: 'AdaptiveCard', version: '1.5', body, actions });
}

serve(new GuideBot());
