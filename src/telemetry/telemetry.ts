/**
 * What the product says happened, for whoever watches over it: how often, how long, and how it ended. No text, no id
 * and no name goes in here, so that none can come out.
 */
import type { Happened } from '../usage/use.ts';

/**
 * What a turn spends its time on. `address`: noting where the person can be written to. `choices`: what the person
 * chose, from the store and into it. `step`: finding the guide and the step, and drawing the card. `reminders`: what is
 * kept of the person. `chooser`: the language model.
 */
export const turnParts = ['address', 'choices', 'step', 'reminders', 'chooser'] as const;
export type TurnPart = (typeof turnParts)[number];

/** Requests to Teams: an answer to an activity, another message, a changed message, a new personal chat. */
export const connectorCalls = ['reply', 'send', 'update', 'create'] as const;
export type ConnectorCall = (typeof connectorCalls)[number];

/** How a turn ended; `no-answer`: it was none to answer, such as a message that was read along. */
export const turnResults = ['answered', 'no-answer', 'failed'] as const;
export type TurnResult = (typeof turnResults)[number];

/** Makes a request to Teams and notes how long it took, and why it failed. Gives and throws what the request does. */
export type CallConnector = <T>(call: ConnectorCall, request: () => Promise<T>) => Promise<T>;

/** A turn while it lasts. */
export interface MeasuredTurn {
  /** Does a part of the turn and notes how long it took, also where it gives a promise. Gives what it gives. */
  part: <T>(part: TurnPart, work: () => T) => T;
  connector: CallConnector;
  /** To be said once. A verb that is none of ours counts as `other`; undefined: as `none`. */
  ended: (verb: string | undefined, result: TurnResult) => void;
}

export interface Telemetry {
  /** A turn begins. */
  turn: () => MeasuredTurn;
  /** For requests that belong to no turn: reminders. */
  connector: CallConnector;
  /** Counts what a turn was about. Guides and packs that there are not are left out. */
  count: (happened: Happened) => void;
}

const unmeasured: MeasuredTurn = {
  part: (_part, work) => work(),
  connector: (_call, request) => request(),
  ended: () => {},
};

/** Measures nothing: what runs unless a setting says otherwise. */
export const noTelemetry: Telemetry = {
  turn: () => unmeasured,
  connector: unmeasured.connector,
  count: () => {},
};
