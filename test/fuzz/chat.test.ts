import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createChat } from '../../src/chat/chat.ts';
import { clickOf, type Turn } from '../../src/chat/turn.ts';
import { parseJson } from '../../src/json.ts';
import { sampleLinks } from '../../src/receipt/link.ts';
import { InboundActivity, turnOf } from '../../src/teams/activity.ts';
import { isOverheard, signalIn } from '../../src/teams/overheard.ts';
import { buttonsOf } from '../support/card-json.ts';
import { fakeMine } from '../support/fake-mine.ts';
import { lexicon, packsOf, proeve, TODAY } from '../support/proeve.ts';
import { anyText, nearly } from './malformed.ts';
import { fuzz } from './support.ts';

const chat = createChat({
  packs: packsOf(proeve()),
  lexicon: lexicon(),
  today: () => TODAY,
  links: sampleLinks,
  fixed: 'proeve',
});
const person = { language: 'da', place: 'alone' } as const;

async function answerTo(turn: Turn) {
  const answer = chat.answer(turn, person);
  return 'with' in answer ? answer.with(fakeMine()) : answer;
}

/** The data of the buttons of real cards: from the menu on, a few steps deep. */
async function realData(): Promise<unknown[]> {
  const seen = new Map<string, unknown>();
  let edge: Turn[] = [{ kind: 'text', text: 'menu', files: false }];
  for (let depth = 0; depth < 5 && seen.size < 300; depth++) {
    const next: Turn[] = [];
    for (const turn of edge) {
      for (const { data } of buttonsOf((await answerTo(turn)).card)) {
        const text = JSON.stringify(data);
        if (seen.has(text)) continue;
        seen.set(text, data);
        next.push(clickOf(JSON.parse(text)));
      }
    }
    edge = next.slice(0, 60);
  }
  return [...seen.values()];
}
const real = await realData();

/** A value as it is after its way through the network. */
function arrived(value: unknown): unknown {
  const text = JSON.stringify(value);
  return text === undefined ? undefined : parseJson(text);
}

/** That it is a card which can be sent, and no template is left in it. */
async function expectCard(turn: Turn): Promise<void> {
  const { card } = await answerTo(turn);
  const json = JSON.stringify(card);
  if (card.type !== 'AdaptiveCard' || json.length > 60_000) throw new Error(`No card: ${json.slice(0, 300)}`);
}

const activity = {
  type: 'message',
  id: '1',
  timestamp: '2026-03-31T08:00:00.000Z',
  channelId: 'msteams',
  serviceUrl: 'https://smba.example/emea/',
  from: { id: '29:anna', aadObjectId: 'aad-anna', name: 'Anna Testesen' },
  recipient: { id: '28:bot', name: 'Må jeg?' },
  conversation: { id: 'a:1', conversationType: 'personal', tenantId: 'tenant-1' },
  channelData: { tenant: { id: 'tenant-1' } },
  locale: 'da-DK',
  text: '<at>Må jeg?</at> må jeg sende 010203-1234',
  entities: [{ type: 'mention', mentioned: { id: '28:bot' }, text: '<at>Må jeg?</at>' }],
  attachments: [{ contentType: 'text/html', content: '<p>x</p>' }],
};
const invoke = (name: string, value: unknown) => ({
  ...activity,
  type: 'invoke',
  name,
  text: undefined,
  value,
});
const activities = [
  activity,
  { ...activity, conversation: { id: '19:x', conversationType: 'channel', tenantId: 'tenant-1' } },
  { ...activity, type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }] },
  { ...activity, type: 'installationUpdate', action: 'remove' },
  invoke('adaptiveCard/action', { action: { type: 'Action.Execute', data: real[0] } }),
  invoke('composeExtension/query', {
    commandId: 'findGuide',
    parameters: [{ name: 'question', value: 'gave' }],
  }),
  invoke('composeExtension/fetchTask', {
    commandId: 'checkMessage',
    messagePayload: { body: { contentType: 'html', content: '<p>010203-1234</p>' } },
  }),
  invoke('composeExtension/submitAction', { data: { do: 'check', lang: 'da', pack: 'proeve', text: 'x' } }),
];

describe('the chat', () => {
  it('has real cards to begin with', () => expect(real.length).toBeGreaterThan(100));

  it('answers any action data with a card', () =>
    fuzz(30_000, nearly(real), (data) => expectCard(clickOf(arrived(data)))));

  it('answers any text with a card', () => {
    const texts = fc.array(fc.oneof(anyText, fc.constantFrom('gave', 'studietur', 'må jeg', 'menu', ' ')), {
      maxLength: 5,
    });
    return fuzz(3_000, texts, (parts) => expectCard({ kind: 'text', text: parts.join(' '), files: false }));
  });

  it('reads any activity, or refuses it', () =>
    fuzz(30_000, nearly(activities), async (body) => {
      const read = InboundActivity.safeParse(arrived(body)).data;
      if (!read) return;
      turnOf(read);
      if (isOverheard(read)) signalIn(read, TODAY);
    }));
});
