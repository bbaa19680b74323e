import { z } from 'zod';
import type { Choice, Chooser } from '../chat/chooser.ts';
import type { AzureOpenAi } from '../config.ts';
import { CodedError } from '../errors.ts';
import type { Pack } from '../guide/pack.ts';
import { instructions } from './chooser-prompt.ts';
import { complete, jsonOf, Refusal, unreadable } from './completion.ts';

/** Milliseconds that the model has: the person waits, and gets our own finder's answer after that. */
const LIMIT = 1_500;
/** After so many failures in a row the model is left alone for a while, in milliseconds. */
const MOST_FAILURES = 3;
const PAUSE = 60_000;

export interface ChooserParts {
  azure: AzureOpenAi;
  /** Milliseconds from any fixed moment on. */
  clock: () => number;
  /** Milliseconds that the model has for a choice: 1,500 unless set. */
  limit?: number;
}

const Name = z.string().max(64);
/** The one answer that is taken from a model: ids, and nothing else. */
const Chosen = jsonOf(z.strictObject({ guide: Name.nullable(), answers: z.record(Name, Name) }));

/**
 * The chooser that asks a language model in Azure OpenAI. Where the service fails several times in a row it makes no
 * choice for a minute, so that an outage slows nobody down.
 * It rejects with the errors of `complete`, or with MODEL_PAUSED around the last of several.
 * @throws {CodedError} MODEL_DEBUG if the environment would have questions printed
 */
export function createChooser({ azure, clock, limit = LIMIT }: ChooserParts): Chooser {
  refuseDebug();
  const prompts = new Map<string, string>();
  const promptOf = (pack: Pack): string => {
    const prompt = prompts.get(pack.id) ?? instructions(pack);
    prompts.set(pack.id, prompt);
    return prompt;
  };
  let failures = 0;
  let pausedUntil = Number.NEGATIVE_INFINITY;
  return async (pack, question) => {
    if (clock() < pausedUntil) return undefined;
    try {
      const task = { instructions: promptOf(pack), text: JSON.stringify({ question }), limit };
      const choice = choiceIn(await complete(azure, task), pack);
      failures = 0;
      return choice;
    } catch (error) {
      failures = isOutage(error) ? failures + 1 : 0;
      if (failures < MOST_FAILURES) throw error;
      pausedUntil = clock() + PAUSE;
      const message = `Azure OpenAI failed ${failures} times in a row. It is asked again in ${PAUSE / 1000} s.`;
      throw new CodedError('MODEL_PAUSED', `${message} The cause stands below.`, { cause: error });
    }
  };
}

/** Whether the next question would fare no better: not so where the service read this one and did not like it. */
function isOutage(error: unknown): boolean {
  if (error instanceof Refusal) return error.statusCode !== 400;
  return !(error instanceof CodedError) || error.code !== 'MODEL_UNREADABLE';
}

function choiceIn(text: string, pack: Pack): Choice | undefined {
  const chosen = Chosen.safeParse(text).data;
  if (!chosen) throw unreadable('not with one JSON object of a guide and answers');
  const { guide, answers } = chosen;
  if (guide === null) return undefined;
  if (!pack.guides.has(guide)) throw unreadable('with a guide that there is not');
  return { guide, answers };
}

/** The OpenAI client below teams-ai prints requests, and the key with them, when it is told to by this variable. */
function refuseDebug(): void {
  if (process.env.DEBUG !== 'true') return;
  const next = 'Unset DEBUG, or unset the AZURE_OPENAI_ variables.';
  throw new CodedError('MODEL_DEBUG', `With DEBUG=true, questions and the key would be printed. ${next}`);
}
