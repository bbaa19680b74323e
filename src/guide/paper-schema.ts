/**
 * The shape of `dialogs/<pack>/papers/*.yaml`: what a guideline asks for in writing, as guided fields and the texts
 * that stand around them. A paper is a list of sections; a person fills in its fields from the first to the last.
 */
import { z } from 'zod';
import { Id, Text } from './schema.ts';

/** A label stands above its field, on two lines of a phone at most. */
export const LONGEST_FIELD_LABEL = 70;

const fieldParts = {
  label: Text.describe(`What is asked for: ${LONGEST_FIELD_LABEL} characters at most`),
  help: Text.optional().describe('One or two sentences on what belongs here'),
  required: z.boolean().default(true).describe('Whether the paper is unfinished without it'),
  fact: Id.optional().describe(
    'The fact whose answer fills the field in; options have the ids of its values',
  ),
};
const textParts = {
  ...fieldParts,
  example: Text.optional().describe('What somebody could write, shown in the empty field'),
  fills: z
    .record(Id, Text)
    .optional()
    .describe('What an answer to the fact fills in; others fill in nothing'),
};
const together = ({ fact, fills }: { fact?: string | undefined; fills?: object | undefined }) =>
  (fact === undefined) === (fills === undefined);
const togetherMessage = 'a field for a text has both "fact" and "fills", or neither';
const options = z
  .record(Id, Text)
  .refine((entries) => Object.keys(entries).length > 1, 'there have to be at least two options');

export const Field = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), ...textParts }).refine(together, togetherMessage),
  z.strictObject({ type: z.literal('long-text'), ...textParts }).refine(together, togetherMessage),
  z.strictObject({ type: z.literal('date'), ...fieldParts }),
  z.strictObject({ type: z.literal('choice'), ...fieldParts, options }),
  z.strictObject({ type: z.literal('checks'), ...fieldParts, options }),
]);
export type Field = z.infer<typeof Field>;

export const PaperSection = z
  .strictObject({
    heading: Text,
    cites: z.array(Id).min(1).optional().describe('The rules that ask for what stands here'),
    addition: Text.optional().describe('Why this stands here although the guideline does not ask for it'),
    text: z
      .array(Text)
      .min(1)
      .optional()
      .describe('Paragraphs; {purpose} stands for the field of that name, wherever it is filled in'),
    list: z.array(Text).min(1).optional().describe('Points below the paragraphs'),
    fields: z
      .record(Id, Field)
      .default({})
      .describe('What is filled in here; a field that no text names stands below the texts'),
    tick: Id.optional().describe(
      'A field of type checks: below the texts stands an empty box for each chosen option, to tick by hand',
    ),
    table: z
      .strictObject({ columns: z.array(Text).min(2), rows: z.int().min(1).max(40) })
      .optional()
      .describe('Empty rows to fill in by hand: for what should not be typed into a browser'),
    signatures: z.array(Text).min(1).optional().describe('A line to write on, with what belongs there'),
  })
  .refine(
    ({ cites, addition }) => (cites === undefined) !== (addition === undefined),
    'a section has either "cites" or, if the guideline does not ask for it, "addition" with the reason',
  );
export type PaperSection = z.infer<typeof PaperSection>;

export const PaperFile = z.strictObject({
  id: Id,
  kind: z
    .enum(['internal', 'outward', 'replies'])
    .describe(
      'internal: kept by the department, with its sources at the end; outward: for citizens; replies: each section is a text to copy',
    ),
  title: Text,
  purpose: Text.describe('What it is for, to the person who fills it in'),
  cites: z.array(Id).min(1).describe('The rules that ask for the paper'),
  sections: z.array(PaperSection).min(1),
  afterwards: z
    .array(z.strictObject({ text: Text, cites: z.array(Id).min(1) }))
    .min(1)
    .optional()
    .describe('What to do with the finished paper, e.g. where to file it'),
});
export type PaperFile = z.infer<typeof PaperFile>;
