/** An employee in front of Teams: writes, presses the buttons of the card that is there, and sees what comes. */
import type { Card } from '../../src/cards/render.ts';
import type { HttpAnswer, RunningBot } from './bot-in-memory.ts';
import { buttonOf } from './card-json.ts';
import { cardOf, type Received } from './stub-connector.ts';

export const BOT = { id: '28:proeve-bot', name: 'Må jeg?' };

export interface Sitting {
  /** Anna in her personal chat unless given. */
  who?: string;
  type?: 'personal' | 'groupChat' | 'channel';
  /** The language of the client. */
  locale?: string;
}

type Part = Record<string, unknown>;

/** One person in one conversation. */
export class TeamsChat {
  readonly #bot: RunningBot;
  readonly #sitting: Required<Sitting>;
  /** What the person sees: the card of the newest message, or what a click made of it. */
  #card: Card | undefined;
  #message: string | undefined;
  #turns = 0;

  constructor(bot: RunningBot, sitting: Sitting = {}) {
    this.#bot = bot;
    this.#sitting = { who: 'anna', type: 'personal', locale: 'da-DK', ...sitting };
  }

  get conversation(): string {
    const { who, type } = this.#sitting;
    return type === 'personal' ? `personal of 29:${who}` : `19:${type}@thread`;
  }

  /** What the bot sent to this conversation, edits included. */
  get messages(): Received[] {
    return this.#bot.connector.received.filter(({ conversation }) => conversation === this.conversation);
  }

  get card(): Card {
    if (!this.#card) throw new Error('There is no card yet');
    return this.#card;
  }

  /** An activity as Teams makes it; `part` adds to it or replaces what is there. */
  activity(type: string, part: Part = {}): Part {
    this.#turns += 1;
    const { who, locale } = this.#sitting;
    return {
      type,
      id: `${who}-${this.#turns}`,
      timestamp: '2026-03-31T08:00:00.000Z',
      localTimestamp: '2026-03-31T10:00:00.000+02:00',
      channelId: 'msteams',
      serviceUrl: this.#bot.connector.url,
      from: { id: `29:${who}`, name: `${who} Testesen`, aadObjectId: `aad-${who}` },
      recipient: BOT,
      conversation: { id: this.conversation, conversationType: this.#sitting.type, tenantId: 'tenant-1' },
      channelData: { tenant: { id: 'tenant-1' } },
      locale,
      ...part,
    };
  }

  /** Sends an activity, and looks at what is new in the conversation. */
  async send(type: string, part: Part = {}): Promise<HttpAnswer> {
    const answer = await this.#bot.post(this.activity(type, part));
    this.look();
    return answer;
  }

  /** Both activities of an installation, in the order in which Teams sends them. */
  async install(): Promise<void> {
    await this.send('conversationUpdate', { membersAdded: [{ id: BOT.id }] });
    await this.send('installationUpdate', { action: 'add' });
  }

  /** Writes a message; among others it mentions the bot. */
  say(text: string, part: Part = {}): Promise<HttpAnswer> {
    if (this.#sitting.type === 'personal') return this.send('message', { text, ...part });
    const at = `<at>${BOT.name}</at>`;
    const entities = [{ type: 'mention', mentioned: BOT, text: at }];
    return this.send('message', { text: `${at} ${text}`, entities, ...part });
  }

  /** Presses a button; `inputs` are what was filled in on the card. */
  click(title: string, inputs: Part = {}): Promise<HttpAnswer> {
    const { verb, data } = buttonOf(this.card, title);
    return this.execute({ ...data, ...inputs }, verb);
  }

  /** Sends action data as it is, as a button would. */
  async execute(data: unknown, verb = 'any'): Promise<HttpAnswer> {
    const answer = await this.#bot.post(this.#invoke({ action: { type: 'Action.Execute', verb, data } }));
    this.look();
    const { type, value } = (answer.body ?? {}) as { type?: string; value?: Card };
    if (type === 'application/vnd.microsoft.card.adaptive') this.#card = value;
    return answer;
  }

  /** Presses a button in a client that does not know Action.Execute. */
  submit(title: string, inputs: Part = {}): Promise<HttpAnswer> {
    const value = { ...buttonOf(this.card, title).submit, ...inputs };
    return this.send('message', { value, replyToId: this.#message });
  }

  /** The same person or another one with the card that is there. */
  beside(other: TeamsChat): void {
    this.#card = other.#card;
    this.#message = other.#message;
  }

  /** Looks at the newest message of the conversation. */
  look(): void {
    const newest = this.messages.findLast(({ id }) => id !== undefined);
    if (!newest) return;
    this.#card = cardOf(newest);
    this.#message = newest.id;
  }

  #invoke(value: Part): Part {
    return this.activity('invoke', {
      name: 'adaptiveCard/action',
      replyToId: this.#message,
      value: { trigger: 'manual', ...value },
    });
  }
}
