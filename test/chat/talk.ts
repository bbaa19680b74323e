import { type Chat, createChat } from '../../src/chat/chat.ts';
import type { Chooser } from '../../src/chat/chooser.ts';
import type { ChatDeps } from '../../src/chat/situation.ts';
import { clickOf, type Person, type Reply, type Turn } from '../../src/chat/turn.ts';
import type { Pack } from '../../src/guide/pack.ts';
import { sampleLinks } from '../../src/receipt/link.ts';
import type { Mine } from '../../src/remind/mine.ts';
import { buttonOf, textOf } from '../support/card-json.ts';
import { lexicon, packsOf, proeve, TODAY } from '../support/proeve.ts';
import { replyIn } from '../support/replies.ts';

export interface TalkOptions extends Partial<Person> {
  /** Prøve Kommune unless given. */
  packs?: readonly Pack[];
  /** The municipality of the deployment, or `demo`; that of Prøve unless given. */
  fixed?: string | 'demo';
  chooser?: Chooser;
  /** What is kept of the person; without it, a turn that asks for it is an error. */
  mine?: Mine;
}

/** A person and the chat, with nothing in between. */
export class Talk {
  readonly chat: Chat;
  person: Person;
  readonly #mine: Mine | undefined;
  /** The last answer. */
  reply: Reply | undefined;

  constructor({ packs = [proeve()], fixed = 'proeve', chooser, mine, ...person }: TalkOptions = {}) {
    this.#mine = mine;
    const deps: ChatDeps = {
      packs: packsOf(...packs),
      lexicon: lexicon(),
      today: () => TODAY,
      links: sampleLinks,
      ...(chooser && { chooser }),
    };
    this.chat = createChat(fixed === 'demo' ? deps : { ...deps, fixed });
    this.person = { language: 'da', place: 'alone', ...person };
  }

  get card() {
    if (!this.reply) throw new Error('Nothing has been answered yet');
    return this.reply.card;
  }

  /** What the card says. */
  get text(): string {
    return textOf(this.card);
  }

  turn(turn: Turn): Reply {
    return this.#show(replyIn(this.chat.answer(turn, this.person)));
  }

  /** The same with what is kept of the person. */
  async withMine(turn: Turn): Promise<Reply> {
    const answer = this.chat.answer(turn, this.person);
    if (!('with' in answer)) return this.#show(answer);
    if (!this.#mine) throw new Error('This talk has nothing that is kept of the person');
    return this.#show(await answer.with(this.#mine));
  }

  #show(reply: Reply): Reply {
    this.reply = reply;
    const { asked: _, ...person } = this.person;
    this.person = this.reply.asked ? { ...person, asked: this.reply.asked } : person;
    return this.reply;
  }

  say(text: string, files = false): Reply {
    return this.turn({ kind: 'text', text, files });
  }

  /** The same where the chooser is asked as well, if the first answer is not sure. */
  async ask(text: string): Promise<Reply> {
    const first = replyIn(this.chat.answer({ kind: 'text', text, files: false }, this.person));
    return this.#show(first.reconsider ? await first.reconsider() : first);
  }

  /** Sends action data as a client does: it comes back as JSON. */
  send(data: unknown): Reply {
    return this.turn(cardTurn(data));
  }

  /** Presses a button of the card; `inputs` are what was filled in on it. */
  click(title: string, inputs: Record<string, string> = {}): Reply {
    return this.send({ ...buttonOf(this.card, title).data, ...inputs });
  }

  /** The same with what is kept of the person. */
  press(title: string, inputs: Record<string, string> = {}): Promise<Reply> {
    return this.withMine(cardTurn({ ...buttonOf(this.card, title).data, ...inputs }));
  }
}

/** A click as it comes over the wire. */
function cardTurn(data: unknown): Turn {
  return clickOf(data === undefined ? undefined : JSON.parse(JSON.stringify(data)));
}
