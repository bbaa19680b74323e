import { z } from 'zod';
import { PaperFile } from '../guide/paper-schema.ts';
import { RemindersFile } from '../guide/reminders-schema.ts';
import {
  CasesFile,
  ChannelsFile,
  ConceptsFile,
  FactsFile,
  GuideFile,
  PackFile,
  RulesFile,
  SituationsFile,
} from '../guide/schema.ts';
import { WordList } from '../sensitive/schema.ts';
import { Report } from '../signals/own/report.ts';

const files = {
  pack: [PackFile, 'A pack: one municipality, its document, its contacts and the menu'],
  facts: [FactsFile, 'The facts that the guides of a pack ask for, by id'],
  rules: [RulesFile, 'The rules of a document, paragraph by paragraph'],
  guide: [GuideFile, 'A guide: questions, duties and outcomes'],
  cases: [CasesFile, 'The worked cases of a guide'],
  paper: [PaperFile, 'A paper that the guideline asks for: sections with guided fields'],
  situations: [SituationsFile, 'The situations to compare that several packs answer, by id'],
  sensitive: [WordList, 'Words of one language that can tell something about a person'],
  channels: [ChannelsFile, 'The ways to send a text, and the guides that tell what may go which way'],
  reminders: [RemindersFile, 'What is said after a risky action, and what comes round for a leader'],
  concepts: [ConceptsFile, 'The words that people use, by the thing that they mean'],
} as const;

/**
 * All JSON Schemas, by the path of the file that holds each: those that help an editor with the files under `dialogs/`,
 * and that of what a municipality's own systems report. They are looser than the check: what joins two places of a file
 * is only checked there.
 */
export function jsonSchemas(): Map<string, string> {
  return new Map([
    ...Object.entries(files).map(
      ([name, [schema, description]]) =>
        [`dialogs/schema/${name}.schema.json`, textOf(schema, description)] as const,
    ),
    [
      'docs/signal.schema.json',
      textOf(Report, 'The body of POST /api/signals: risky actions, in closed words'),
    ],
  ]);
}

function textOf(shape: z.ZodType, description: string): string {
  const { $schema, ...rest } = z.toJSONSchema(shape, { io: 'input', target: 'draft-7' });
  return `${JSON.stringify({ $schema, description, ...rest }, null, 2)}\n`;
}
