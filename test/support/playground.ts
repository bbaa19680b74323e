/**
 * Microsoft's Agents Playground as a test drives it: what an employee does in Teams goes to the bot, and
 * what the bot sends is there to be read. No browser; `playground-page.ts` has that.
 *
 * What the Playground cannot do: deleteActivity answers 501, the `refresh` of a card is passed over, and
 * tabs and task modules do not exist. Edits, deletions and reactions of the employee go to the bot by
 * `custom`, and change nothing on the screen.
 */
import { randomUUID } from 'node:crypto';
import type { Card } from '../../src/cards/render.ts';
import { createRenderer } from './card-renderer.ts';
import { assertAnswered, type InvokeAnswer, isFrom, readAnswer } from './playground-answer.ts';
import { type Conversation, type Line, type LineOptions, openLine } from './playground-line.ts';
import { channelDataOf, draftOf, type SayOptions, sendAsPage, sendWithLocale } from './playground-say.ts';
import type { SeenMessage } from './playground-screen.ts';
import type { Exchange } from './playground-stream.ts';

export interface ActionOptions {
  conversation?: Conversation;
  /** The message whose card is clicked; the newest with a card unless given. */
  messageId?: string;
}

/** An Action.Execute as a client has it once it has merged the inputs into `data`. */
export interface ExecuteAction {
  verb: string;
  data?: Record<string, unknown>;
  title?: string;
}

/** Starts a Playground of its own in front of a bot that is there already. `stop()` it afterwards. */
export async function openPlayground(options: LineOptions): Promise<Playground> {
  return new Playground(await openLine(options));
}

export class Playground {
  readonly #line: Line;
  #renderer: ReturnType<typeof createRenderer> | undefined;

  constructor(line: Line) {
    this.#line = line;
  }

  /** The page, without a slash at the end. */
  get address(): string {
    return this.#line.address;
  }

  /** The people and conversations of .m365agentsplayground.yml. */
  get config(): Line['config'] {
    return this.#line.config;
  }

  /** Everything that went between the Playground and the bot, other people's chats included, oldest first. */
  get exchanges(): readonly Exchange[] {
    return this.#line.exchanges;
  }

  /**
   * Installs the app: installationUpdate and conversationUpdate (membersAdded: the bot, in the personal chat
   * also the employee), both at the same time and in no order.
   */
  async install(conversation: Conversation = 'personal'): Promise<void> {
    const id = this.#line.idOf(conversation);
    const kinds = ['installationUpdate', 'conversationUpdate'];
    const fits = kinds.map((kind) => (exchange: Exchange) => isFrom(exchange, kind, id));
    const path = `/_debug/conversation/${encodeURIComponent(id)}/installation`;
    const [, ...exchanges] = await this.#line.turns(fits, () => this.#line.post(path, {}));
    exchanges.forEach(assertAnswered);
  }

  /** Takes the app away: installationUpdate, outside the personal chat also conversationUpdate. */
  async uninstall(conversation: Conversation = 'personal'): Promise<void> {
    assertAnswered(await this.custom({ type: 'installationUpdate', action: 'remove' }, conversation));
    if (conversation === 'personal') return;
    const membersRemoved = [{ id: this.config.bot.id }];
    assertAnswered(await this.custom({ type: 'conversationUpdate', membersRemoved }, conversation));
  }

  /**
   * Writes a message, and resolves with it once the bot's turn is over and its replies are on the screen.
   * @throws {Error} when the bot answers 400 or more, or takes longer than 10 seconds
   */
  async say(text: string, options: SayOptions = {}): Promise<SeenMessage> {
    const draft = draftOf(text, options, this.#line);
    // On the screen before it is sent, so that no reply comes before it.
    const id = randomUUID();
    const message = { id, conversationId: draft.to, from: 'employee' as const, text: draft.text };
    this.#line.screen.add(message);
    const sent = options.locale
      ? await sendWithLocale(options.locale, draft, this.#line, id)
      : await sendAsPage(draft, this.#line);
    this.#line.screen.patch(id, sent);
    return { ...message, ...sent };
  }

  /** What the employee sees in a conversation, threads included, oldest first, edits applied. */
  messages(conversation: Conversation = 'personal'): readonly SeenMessage[] {
    return this.#line.screen.messages(this.#line.idOf(conversation));
  }

  /** The card that the newest message with a card shows now. */
  card(conversation: Conversation = 'personal'): Card {
    return this.#clicked({ conversation }).card;
  }

  /**
   * Resolves with the first truthy value that `look` gives for the messages, now or when something happens.
   * Needed for what the bot sends on its own: `say` and the others wait for the turn that they cause.
   */
  waitFor<T>(
    look: (messages: readonly SeenMessage[]) => T | undefined | null | false,
    withinMs = 5_000,
    conversation: Conversation = 'personal',
  ): Promise<T> {
    return this.#line.screen.until(look, this.#line.idOf(conversation), withinMs);
  }

  /**
   * Clicks an Action.Execute as the page does. A card that comes back takes the place of the one that was
   * clicked, on this screen alone: for everybody else the bot has to edit the message.
   */
  async invoke(action: ExecuteAction, options: ActionOptions = {}): Promise<InvokeAnswer> {
    const { id, conversationId } = this.#clicked(options);
    const { verb, data, title } = action;
    const posted = await this.#line.post('/_conversation/v1/invoke', {
      name: 'adaptiveCard/action',
      // Teams says `trigger: 'manual'` beside the action; the page does not.
      value: { action: { type: 'Action.Execute', title, verb, data } },
      from: { id: this.config.currentUser.id },
      conversation: { id: conversationId },
      replyToId: id,
    });
    await this.#line.stream.settled();
    const answer = readAnswer(posted);
    if (answer.kind === 'card') this.#line.screen.patch(id, { card: answer.card });
    else if (answer.kind !== 'unreachable') this.#line.screen.patch(id, { notice: answer.text });
    return answer;
  }

  /**
   * Clicks an Action.Execute and gives the card that takes the place of the one that was clicked.
   * @throws {Error} when the click brings anything else
   */
  async execute(action: ExecuteAction, options: ActionOptions = {}): Promise<Card> {
    const answer = await this.invoke(action, options);
    if (answer.kind === 'card') return answer.card;
    throw new Error(`"${action.verb}" brought no card but ${JSON.stringify(answer)}`);
  }

  /** Clicks an Action.Submit: a message with a value and no text. The card stays unless the bot edits it. */
  async submit(value: Record<string, unknown>, options: ActionOptions = {}): Promise<void> {
    const { id: replyToId, conversationId } = this.#clicked(options);
    const from = { id: this.config.currentUser.id };
    const body = { conversation: { id: conversationId }, from, replyToId, value };
    const fits = (exchange: Exchange) =>
      isFrom(exchange, 'message', conversationId) && exchange.request.replyToId === replyToId;
    const send = () => this.#line.post('/_conversation/v1/submit', body);
    const [, ...exchanges] = await this.#line.turns([fits], send);
    exchanges.forEach(assertAnswered);
  }

  /**
   * Fills inputs of a card and clicks the button with this title, by way of Microsoft's own renderer.
   * @throws {Error} when the card sends nothing, as with a required input left empty, or the bot fails
   */
  async press(
    title: string,
    inputs: Record<string, string | string[]> = {},
    options: ActionOptions = {},
  ): Promise<void> {
    this.#renderer ??= createRenderer();
    const { id: messageId, card } = this.#clicked(options);
    const rendered = this.#renderer(card);
    for (const [input, value] of Object.entries(inputs)) rendered.fill(input, value);
    const fired = rendered.press(title);
    if (fired?.type === 'Action.Submit') return this.submit(fired.data, { ...options, messageId });
    // The page too keeps an Action.Execute without a verb to itself.
    if (fired?.verb === undefined) throw new Error(`The card sends nothing to the bot on "${title}"`);
    const answer = await this.invoke({ ...fired, verb: fired.verb, title }, { ...options, messageId });
    if (answer.kind === 'unreachable') throw new Error(`"${title}" ended in ${JSON.stringify(answer)}`);
  }

  /**
   * Sends any activity to the bot: `activity` over what all of the employee's have in common. Gives what the
   * bot answered over HTTP, an invoke's body among it; of that nothing is put on the screen.
   */
  async custom(
    activity: Record<string, unknown>,
    conversation: Conversation = 'personal',
  ): Promise<Exchange> {
    const base = await this.#line.base(this.#line.idOf(conversation));
    const channelData = channelDataOf(conversation, this.#line);
    return this.#line.send({ ...base, channelData, ...activity });
  }

  /** Ends the Playground and waits until it is gone. */
  stop(): Promise<void> {
    return this.#line.stop();
  }

  #clicked({ conversation = 'personal', messageId }: ActionOptions): SeenMessage & { card: Card } {
    const messages = this.messages(conversation);
    const message = messages.findLast(({ id, card }) => (messageId ? id === messageId : card !== undefined));
    if (message?.card === undefined) throw new Error(`No card in the ${conversation} conversation to click`);
    return { ...message, card: message.card };
  }
}
