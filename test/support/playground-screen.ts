import type { Card } from '../../src/cards/render.ts';
import type { ShownMessage, StreamEvent } from './playground-stream.ts';

/** A message as the employee sees it now. */
export interface SeenMessage {
  readonly id: string;
  /** In a channel that of the thread, `<channel>;messageid=<its first message>`. */
  readonly conversationId: string;
  readonly from: 'employee' | 'bot';
  readonly text?: string;
  readonly card?: Card;
  /** Attachments that are not Adaptive Cards. */
  readonly attachments?: readonly { contentType: string; content?: unknown }[];
  /** The schema.org entity with the citations. */
  readonly citations?: Record<string, unknown>;
  /** Titles of the suggested actions. */
  readonly suggestions?: readonly string[];
  /** Whether the bot has replaced what it first sent, by updateActivity. */
  readonly edited?: true;
  /** The line below the card that tells what the last click brought. */
  readonly notice?: string;
}

const ADAPTIVE = 'application/vnd.microsoft.card.adaptive';

/** What the employee sees, in all conversations, message by message. */
export class Screen {
  readonly #botId: string;
  readonly #watchers = new Set<() => void>();
  #messages: readonly SeenMessage[] = [];

  constructor(botId: string) {
    this.#botId = botId;
  }

  /** The messages of a conversation with its threads, oldest first, edits applied. */
  messages(conversationId: string): readonly SeenMessage[] {
    return this.#messages.filter((message) => message.conversationId.split(';')[0] === conversationId);
  }

  apply(event: StreamEvent): void {
    if (event.action === 'typing') return;
    const message = this.#read(event.message, event.actionConversationId);
    if (event.action === 'createMessage') this.add(message);
    else this.#change(message.id, ({ conversationId }) => ({ ...message, conversationId, edited: true }));
  }

  add(message: SeenMessage): void {
    this.#messages = [...this.#messages, message];
    this.tell();
  }

  /** Changes parts of a message, such as the card that an action brought. */
  patch(id: string, parts: Partial<SeenMessage>): void {
    this.#change(id, (message) => ({ ...message, ...parts }));
  }

  /**
   * Resolves with the first truthy value that `look` gives for the messages of a conversation, now or
   * whenever something happens.
   */
  async until<T>(
    look: (messages: readonly SeenMessage[]) => T | undefined | null | false,
    conversationId: string,
    withinMs: number,
  ): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    const watch = () => {
      try {
        const found = look(this.messages(conversationId));
        if (found) resolve(found);
      } catch (error) {
        reject(error);
      }
    };
    const late = () =>
      reject(new Error(`Not seen within ${withinMs} ms. On the screen:\n${this.#print(conversationId)}`));
    const timer = setTimeout(late, withinMs);
    this.#watchers.add(watch);
    watch();
    return promise.finally(() => {
      clearTimeout(timer);
      this.#watchers.delete(watch);
    });
  }

  #read(message: ShownMessage, conversationId: string): SeenMessage {
    const [card] = message.attachments.filter(({ contentType }) => contentType === ADAPTIVE);
    const others = message.attachments.filter((attachment) => attachment !== card);
    const { messageId: id, text, aiEntity: citations, suggestedActions } = message;
    return {
      id,
      // The first message of a thread names the channel, and its thread beside it.
      conversationId: message.postConversationId ?? conversationId,
      from: message.from.id === this.#botId ? 'bot' : 'employee',
      ...(text !== undefined && { text }),
      // What a card holds is a matter of the tests that read it.
      ...(card && { card: card.content as Card }),
      ...(others.length > 0 && { attachments: others }),
      ...(citations && { citations }),
      ...(suggestedActions && { suggestions: suggestedActions.actions.map(({ title }) => title) }),
    };
  }

  #change(id: string, change: (message: SeenMessage) => SeenMessage): void {
    if (!this.#messages.some((message) => message.id === id))
      throw new Error(`No message ${id} on the screen`);
    this.#messages = this.#messages.map((message) => (message.id === id ? change(message) : message));
    this.tell();
  }

  /** Lets everybody who waits look again. */
  tell(): void {
    for (const watch of [...this.#watchers]) watch();
  }

  #print(conversationId: string): string {
    const lines = this.messages(conversationId).map(
      ({ from, text, card }) => `${from}: ${[text ?? [], textsIn(card)].flat().join(' | ')}`,
    );
    return lines.join('\n') || '(nothing)';
  }
}

/** The texts, labels and titles of a card, for messages about it. */
function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => {
    if (key === 'data' || key === 'fallback') return [];
    return typeof part === 'string' && ['text', 'label', 'title'].includes(key) ? [part] : textsIn(part);
  });
}
