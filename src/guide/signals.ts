/**
 * What a system can report of a risky action: kinds, and what is known of each, in a closed set of words. It stands
 * apart from `reminders-schema.ts`, whose zod stays out of the browser.
 */
export const signalKinds = {
  /** Mail that comes in is passed on by a rule or by the mailbox itself. `to`: in the organisation, or out of it. */
  'mail-forwarding': { to: ['inside', 'outside', 'unknown'] },
  /** A file was opened for others: by a link that asks nobody to sign in, or for somebody outside. */
  'file-sharing': { with: ['anyone', 'outside'] },
  /** Data about a person, and where it stands. `to`: who gets it besides colleagues. */
  'personal-data': {
    what: ['identity-number', 'health', 'citizen-details'],
    where: ['mail', 'file', 'chat', 'channel', 'calendar'],
    to: ['inside', 'outside', 'unknown'],
  },
  /** A meeting was set up in a service of somebody else. */
  'meeting-service': { service: ['zoom', 'webex', 'google-meet', 'skype', 'facetime'] },
} as const satisfies Record<string, Record<string, readonly [string, ...string[]]>>;

export type SignalKind = keyof typeof signalKinds;

/** What is known of a signal of each kind: one word for each attribute. */
export type AttributesOf<Kind extends SignalKind> = {
  [Name in keyof (typeof signalKinds)[Kind]]: (typeof signalKinds)[Kind][Name] extends readonly (infer Word)[]
    ? Word
    : never;
};

/** The system that reported it: the person is told where a reminder comes from. */
export const signalOrigins = [
  'audit-log',
  'data-loss-prevention',
  'calendar',
  'teams',
  'own-system',
] as const;
export type SignalOrigin = (typeof signalOrigins)[number];

/** A condition of `reminders.yaml` on what is known of a signal: for an attribute, the word or one of several. */
export type SignalCondition = Readonly<Record<string, string | readonly string[]>>;

/** Whether what is known of a signal meets a condition; an attribute that it does not name may be anything. */
export function meets(condition: SignalCondition, attributes: Readonly<Record<string, string>>): boolean {
  return Object.entries(condition).every(([name, words]) =>
    [words].flat().includes(attributes[name] as string),
  );
}

/** Everything that can be known of a signal of a kind: each attribute with each of its words. */
export function combinationsOf(kind: SignalKind): Record<string, string>[] {
  const attributes: [name: string, words: readonly string[]][] = Object.entries(signalKinds[kind]);
  return attributes.reduce<Record<string, string>[]>(
    (all, [name, words]) => all.flatMap((known) => words.map((word) => ({ ...known, [name]: word }))),
    [{}],
  );
}
