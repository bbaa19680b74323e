/**
 * The shape of everything under `dialogs/`: pack, facts, rules, guides, worked cases, and situations to compare.
 * The TypeScript types and the JSON Schemas for editors are derived from here; nothing else describes it.
 */
import { z } from 'zod';
import { languages, NOT_SURE } from './constants.ts';

export const Language = z.enum(languages);
export type Language = z.infer<typeof Language>;

export const Id = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'an id is made of a-z, 0-9 and single hyphens, e.g. private-phone')
  // Every object of JavaScript answers to this name: looking it up would find what nobody wrote.
  .refine((id) => id !== 'constructor', '"constructor" cannot be an id');
const Sentence = z.string().trim().min(1, 'this text is empty');

/** An outcome or duty, of the guide itself or of one that it imports: "told" or "photo-internal.told". */
const NodeId = z
  .string()
  .regex(/^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)?$/, 'write "told", or "guide.told" if imported');

/** A text in the languages of the pack. Which ones have to be there is checked against `pack.languages`. */
export const Text = z
  .partialRecord(Language, Sentence)
  .refine((text) => Object.keys(text).length > 0, 'this text is empty')
  .meta({ id: 'Text', description: 'The same text in every language of the pack' });
export type Text = z.infer<typeof Text>;

/** An ISO 8601 duration in whole years, months, weeks or days: P30D, P2M. */
export const Duration = z
  .string()
  .regex(/^P(?=\d)(\d{1,3}Y)?(\d{1,3}M)?(\d{1,3}W)?(\d{1,3}D)?$/, 'a duration is written P30D, P2M or P1Y');

export const Contact = z.strictObject({
  name: Text.describe('The role, as an employee would name it'),
  email: z.email().optional(),
  phone: z.string().optional(),
});
export type Contact = z.infer<typeof Contact>;

/** Guides that stand together in the menu. */
export const MenuTopic = z.strictObject({
  id: Id,
  title: Text.describe('What the button says: 32 characters at most'),
  guides: z.array(Id).min(1),
});
export type MenuTopic = z.infer<typeof MenuTopic>;

export const PackFile = z.strictObject({
  id: Id,
  name: Text,
  languages: z.array(Language).min(1).describe("The pack's languages; the first is the document's own"),
  source: z.strictObject({
    title: Sentence,
    edition: Sentence.optional().describe('The version that the document gives itself, if it does'),
    date: z.iso.date().optional().describe('The date that the document gives itself, if it does'),
  }),
  contacts: z.record(Id, Contact),
  ask: Id.describe('The contact for a question that no guide answers'),
  tab: Id.optional().describe('The guide that the pinned tab opens; without it, the overview'),
  guides: z
    .union([z.array(Id).min(1), z.array(MenuTopic).min(2)])
    .describe('The guides in the order of the menu; under topics where they are many'),
});
export type PackFile = z.infer<typeof PackFile>;

/**
 * Words for one thing, by concept: whoever asks with one of them means it. The words of all municipalities stand in
 * `dialogs/concepts.yaml`, those of one municipality in its `words.yaml`.
 */
export const ConceptsFile = z
  .record(Id, z.partialRecord(Language, z.array(Sentence).min(1)))
  .meta({ description: 'Words for one thing, in each language; one word stands for all of its forms' });
export type ConceptsFile = z.infer<typeof ConceptsFile>;

/** How closely personal data has to be guarded beyond what is ordinary. */
export const Sensitivity = z.enum(['sensitive', 'confidential']);
export type Sensitivity = z.infer<typeof Sensitivity>;

const ChannelFacts = z.record(Id, Id);

/** A way to send a text, and the guide that tells whether personal data may go that way. */
export const Channel = z.strictObject({
  id: Id,
  name: Text.describe('The way and the recipient: 32 characters at most'),
  guide: Id,
  given: ChannelFacts.default({}).describe('What the name itself says; the guide opens with it'),
  assuming: ChannelFacts.default({}).describe(
    'What is taken for granted for the verdict, never carried over',
  ),
});
export type Channel = z.infer<typeof Channel>;

/** What a guideline says about sending personal data, for somebody who has a text checked. */
export const ChannelsFile = z.strictObject({
  says: z
    .record(Sensitivity, ChannelFacts)
    .describe('The answers, of any guide, that are known of a text with such data'),
  channels: z.array(Channel).min(1).max(8),
});
export type ChannelsFile = z.infer<typeof ChannelsFile>;

const ConceptRef = z
  .string()
  .regex(/^(not )?[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'write the id of a concept, or "not" and the id');
/** What a question has to say for an answer to be taken from it: one of these; of a list, all. */
export const Said = z
  .array(z.union([ConceptRef, z.array(ConceptRef).min(2)]))
  .min(1)
  .meta({ id: 'Said', description: 'Concepts whose words say this; "not cpr": denied; a list: all of them' });
export type Said = z.infer<typeof Said>;

export const FactValue = z.strictObject({
  label: Text.describe('What the button says: 32 characters at most'),
  help: Text.optional().describe('One sentence that tells this option from the others'),
  example: Text.optional().describe('One or two examples that an employee would recognise'),
  said: Said.optional(),
});

const FactValues = z
  .record(
    Id.refine((id) => id !== NOT_SURE, `"${NOT_SURE}" is no value of its own: write "unsure: true"`),
    FactValue,
  )
  .refine((values) => Object.keys(values).length > 0, 'a fact has at least one value');

export const Fact = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('one-of'),
    label: Text.describe('Names the fact in the list of answers'),
    unsure: z.boolean().default(false).describe(`Whether "${NOT_SURE}" is an answer`),
    values: FactValues,
  }),
  z.strictObject({
    type: z.literal('several-of'),
    label: Text,
    unsure: z.boolean().default(false),
    values: FactValues.refine(
      (values) => Object.keys(values).length <= 12,
      'at most 12 values can be combined',
    ),
  }),
  z.strictObject({
    type: z.literal('yes-no'),
    label: Text,
    unsure: z.boolean().default(false),
    said: z.strictObject({ yes: Said.optional(), no: Said.optional() }).optional(),
  }),
  z.strictObject({ type: z.literal('date'), label: Text, unsure: z.boolean().default(false) }),
]);
export type Fact = z.infer<typeof Fact>;

/** `any` and `not` combine conditions, so no fact can have these names. */
const FactId = Id.refine((id) => id !== 'any' && id !== 'not', '"any" and "not" are words of conditions');

export const FactsFile = z.record(FactId, Fact);
export type FactsFile = z.infer<typeof FactsFile>;

export const modalities = ['must', 'must-not', 'may', 'should', 'should-not', 'exception'] as const;
export const addressees = ['employee', 'leader', 'department', 'municipality', 'citizen', 'other'] as const;

export const RuleEntry = z.strictObject({
  id: Id,
  modality: z.enum(modalities),
  addressee: z.enum(addressees),
  says: Text.describe('What the rule says, in our own words'),
  parameters: z
    .record(Id, Sentence)
    .optional()
    .describe('Deadlines (ISO durations), systems, addresses that the rule names'),
  uncited: Sentence.optional().describe('Why no guide cites this rule; only for a rule that none cites'),
});
export type RuleEntry = z.infer<typeof RuleEntry>;

const Fingerprint = z.string().regex(/^[0-9a-f]{16}$/, 'a fingerprint has 16 hexadecimal digits');

export const Paragraph = z.strictObject({
  at: z
    .string()
    .regex(
      /^(\d+(\.\d+)?|note \d+|head)$/,
      'write "3", "3.2" (second item of paragraph 3), "note 1" or "head"',
    )
    .describe('Where in its section the paragraph stands; "head": revision table, approval and the like'),
  fingerprint: z
    .union([Fingerprint, z.array(Fingerprint).min(1)])
    .describe(
      'Of each line of the document that makes up the paragraph; several where a page break splits it',
    ),
  rules: z.array(RuleEntry).min(1).optional(),
  'not-normative': Sentence.optional().describe('Why the paragraph holds no rule'),
});
export type Paragraph = z.infer<typeof Paragraph>;

export const RulesFile = z.strictObject({
  sections: z.array(
    z.strictObject({
      path: z.array(Sentence).min(1).describe('The headings from the outermost to this one'),
      paragraphs: z.array(Paragraph).min(1),
    }),
  ),
});
export type RulesFile = z.infer<typeof RulesFile>;

const values = z.union([Id, z.array(Id).min(1)]);

/** What one fact has to be. A bare value or list: is (one of) these. */
export const Matcher = z
  .union([
    values,
    z.strictObject({ includes: values }).describe('several-of: holds at least one of these'),
    z.strictObject({ lacks: values }).describe('several-of: holds none of these'),
    z.strictObject({ 'older-than': Duration }).describe('date: lies further back than this'),
    z.strictObject({ within: Duration }).describe('date: lies this far back or less, or in the future'),
  ])
  .meta({ id: 'Matcher', description: 'What one fact has to be; a bare value or list: is (one of) these' });
export type Matcher = z.infer<typeof Matcher>;

/** A condition on facts: every fact named has to match. `any` and `not` combine conditions. */
export type Condition = { any: Condition[] } | { not: Condition } | { [fact: string]: Matcher };
export const Condition: z.ZodType<Condition> = z
  .lazy(() =>
    z.union([
      z.strictObject({ any: z.array(Condition).min(2) }).describe('At least one of these conditions'),
      z.strictObject({ not: Condition }).describe('This condition does not hold'),
      z
        .record(FactId, Matcher)
        .refine((facts) => Object.keys(facts).length > 0, 'a condition names at least one fact')
        .describe('Every fact named here matches'),
    ]),
  )
  .meta({ id: 'Condition', description: 'A condition on facts' });

export const Route = z
  .union([
    z.strictObject({ when: Condition, to: Id }),
    z.strictObject({ otherwise: Id }).describe('Takes what no other route takes'),
  ])
  .meta({ id: 'Route', description: 'A way on under a condition' });
export type Route = z.infer<typeof Route>;

const Target = z.union([Id, z.array(Route).min(1)]).meta({
  id: 'Target',
  description: 'A question or an outcome; or routes, of which exactly one must hold',
});
export type Target = z.infer<typeof Target>;

export const OptionEntry = z
  .strictObject({
    to: Target,
    cites: z.array(Id).optional().describe('Rules that make this answer count'),
    duties: z.array(Id).optional().describe('Duties that this answer brings, when the action goes ahead'),
    means: z.record(Id, Id).optional().describe('What this answer also settles, e.g. a sorting question'),
  })
  .meta({ id: 'Option', description: 'One answer to a question, and where it leads' });
export type OptionEntry = z.infer<typeof OptionEntry>;

const questionParts = {
  fact: Id,
  ask: Text.describe('One question, under 15 words'),
  why: Text.describe('Why we ask: what the answer decides'),
  example: Text.optional(),
};

/** A one-of or yes-no fact: an option per value, each with its way on. */
export const ChoiceQuestion = z.strictObject({
  ...questionParts,
  options: z.record(Id, OptionEntry),
  unlisted: OptionEntry.optional().describe(
    'For the values of the fact that are no option here; they can come along from another guide',
  ),
});
/** A several-of or date fact: the way on depends on conditions. */
export const OpenQuestion = z.strictObject({ ...questionParts, to: Target });
export const Question = z.union([ChoiceQuestion, OpenQuestion]);
export type Question = z.infer<typeof Question>;
export type ChoiceQuestion = z.infer<typeof ChoiceQuestion>;
export type OpenQuestion = z.infer<typeof OpenQuestion>;

export const verdicts = [
  'allowed',
  'allowed_with_conditions',
  'not_allowed',
  'escalate',
  'not_covered',
] as const;
export const Verdict = z.enum(verdicts);
export type Verdict = z.infer<typeof Verdict>;

export const Duty = z.strictObject({
  text: Text.describe('What to do, as a request to the reader'),
  strength: z.enum(['must', 'should']),
  phase: z.enum(['before', 'during', 'after']),
  deadline: z
    .union([
      z.strictObject({ within: Duration, after: Text.describe('From when: "opslaget", "modtagelsen"') }),
      z.strictObject({ every: Duration }),
    ])
    .optional(),
  when: Condition.optional().describe('Only if this holds; an unanswered fact does not match'),
  paper: Id.optional().describe('The paper of this pack that does what the duty asks for in writing'),
  cites: z.array(Id).min(1),
});
export type Duty = z.infer<typeof Duty>;

export const Outcome = z.strictObject({
  verdict: Verdict,
  answer: Text.describe('The verdict in terms of the question: "Ja, hvis du …"'),
  because: Text.describe('Why, in one sentence'),
  duties: z.array(Id).optional(),
  instead: z
    .strictObject({ text: Text, guide: Id.optional() })
    .optional()
    .describe('The other way that the guideline names'),
  ask: Id.optional().describe('The contact to ask: required for escalate and not_covered'),
  paper: Id.optional().describe('A paper of this pack that helps here, where no duty brings it'),
  cites: z.array(Id).optional(),
  guides: z.array(Id).optional().describe('Guides where a person would go next'),
});
export type Outcome = z.infer<typeof Outcome>;

export const GuideFile = z.strictObject({
  id: Id,
  title: Text.describe('What it is about: "Sms til borgere"'),
  question: Text.describe('The question that it answers: "Må jeg sende en sms?"'),
  case: z
    .enum(['concrete', 'general'])
    .describe('Whether the answers tell something about a concrete person; then it is walked in private'),
  asks: z
    .partialRecord(Language, z.array(Sentence).min(1))
    .describe(
      'What people type when they need this guide; the first is shown as an example, 32 characters at most',
    ),
  imports: z
    .array(Id)
    .min(1)
    .optional()
    .describe('Guides of this pack that this one can go on into: a target that names one means its start'),
  start: Id,
  questions: z.record(Id, Question),
  duties: z.record(Id, Duty).default({}),
  outcomes: z.record(Id, Outcome),
});
export type GuideFile = z.infer<typeof GuideFile>;

/** An answer: a value, several values of a several-of fact, or an ISO date. */
export const Answer = z.union([z.string().min(1).max(64), z.array(z.string().max(64)).max(40)]);
export type Answer = z.infer<typeof Answer>;

export const CasesFile = z.strictObject({
  guide: Id,
  cases: z.array(
    z.strictObject({
      id: z.string().min(1),
      situation: Sentence.describe('The situation in a sentence or two, with invented people'),
      compare: Id.optional().describe(
        'The situation of situations.yaml that this case answers; one case of a pack for each situation',
      ),
      today: z.iso.date().optional().describe('The day it happens, where a date decides'),
      answers: z.record(Id, Answer),
      verdict: Verdict,
      outcome: NodeId.optional(),
      duties: z.array(NodeId).describe('Every duty of the answer, by id, in any order'),
      cites: z.array(Id).describe('Rules that the answer must rest on'),
      note: Sentence.optional().describe('Where the document is read otherwise than one might expect: why'),
    }),
  ),
});
export type CasesFile = z.infer<typeof CasesFile>;

/** Situations that several municipalities answer, by id; a worked case names the one that it answers. */
export const SituationsFile = z.record(
  Id,
  z.strictObject({
    says: z
      .record(Language, Sentence)
      .describe('What somebody is about to do, in one or two sentences, in every language of the product'),
  }),
);
export type SituationsFile = z.infer<typeof SituationsFile>;
