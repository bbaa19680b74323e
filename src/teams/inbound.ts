import type { TurnContext } from 'botbuilder';
import type { Person, Turn } from '../chat/turn.ts';
import type { Language } from '../guide/schema.ts';
import type { MeasuredTurn, Telemetry } from '../telemetry/telemetry.ts';
import { type InboundActivity, languageOf, placeOf, turnOf } from './activity.ts';
import type { Connector } from './connector.ts';
import { type Delivery, deliveryOf, type WriteCard } from './delivery.ts';

/** What came in, as the adapter has let it in. */
export interface Arrived {
  activity: InboundActivity;
  /** What everything about the person is kept under. */
  key: string;
  /** The way back. */
  connector: Connector;
}

/** A turn of Teams: what came in, who it is from, and the way back. */
export interface Inbound extends Omit<Arrived, 'connector'> {
  /** Undefined where the bot has nothing to say to it. */
  turn: Turn | undefined;
  /** By the activity alone at first; what the person chose is added when it is known. */
  person: Person;
  /** The language of the person's client, or the one that stands in for it. */
  clientLanguage: Language;
  teams: Delivery;
  measured: MeasuredTurn;
  /** What the turn turned out to be, once that is known; undefined where the bot has nothing to say to it. */
  verb: string | undefined;
}

/** A click has to be answered within 5 seconds; a message comes once more after 15. In milliseconds. */
const PATIENCE = { invoke: 3_000, other: 10_000 };

const INBOUND = Symbol('inbound');

interface InboundParts {
  /** The language of people whose client speaks none of ours. */
  fallbackLanguage: Language;
  /** Milliseconds after which the turn gives up on Teams, where it is not what the activity allows. */
  patience?: number;
  telemetry: Pick<Telemetry, 'turn'>;
  /** Milliseconds from any fixed moment on. */
  clock: () => number;
  write: WriteCard;
}

/** Notes what came in, once for the whole turn, which begins now. */
export function noteInbound(
  context: TurnContext,
  { activity, key, connector }: Arrived,
  { fallbackLanguage, patience, telemetry, clock, write }: InboundParts,
): void {
  const measured = telemetry.turn();
  const begin = clock();
  const allowed = patience ?? PATIENCE[activity.type === 'invoke' ? 'invoke' : 'other'];
  const left = () => Math.max(0, Math.round(allowed - (clock() - begin)));
  const clientLanguage = languageOf(activity.locale) ?? fallbackLanguage;
  const inbound: Inbound = {
    activity,
    key,
    turn: turnOf(activity),
    person: { place: placeOf(activity), language: clientLanguage },
    clientLanguage,
    teams: deliveryOf(context, activity, { connector, left, call: measured.connector, write }),
    measured,
    verb: undefined,
  };
  context.turnState.set(INBOUND, inbound);
}

/** What `noteInbound` has noted. */
export function inboundOf(context: TurnContext): Inbound {
  return context.turnState.get(INBOUND);
}
