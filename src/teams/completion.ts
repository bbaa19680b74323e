import type {
  AzureOpenAIModelOptions,
  Memory,
  OpenAIModel,
  PromptFunctions,
  PromptTemplate,
  Tokenizer,
} from '@microsoft/teams-ai';
import type { TurnContext } from 'botbuilder';
import { z } from 'zod';
import type { AzureOpenAi } from '../config.ts';
import { CodedError } from '../errors.ts';
import { parseJson } from '../json.ts';

/** Tokens of an answer: a guide and a dozen answers need half of them. */
const MOST_TOKENS = 300;
/** Characters of what the service sends that are read; its own notes around the answer are a thousand or two. */
const LONGEST_ANSWER = 20_000;

/** A JSON text of a shape. */
export function jsonOf<Shape extends z.ZodType>(shape: Shape) {
  const value = z.string().transform((text, context): unknown => {
    try {
      return parseJson(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'no JSON' });
      return z.NEVER;
    }
  });
  return value.pipe(shape);
}

/** What we read of the answer of the service. */
const Completion = jsonOf(
  z.object({ choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1) }),
);

/** What a model is told, the text that it is about, and the milliseconds that it has. */
export interface Task {
  instructions: string;
  text: string;
  limit: number;
}

/**
 * What a language model says to a text, asked once through teams-ai. It ends within the limit.
 * @throws {CodedError} MODEL_TIMEOUT, MODEL_UNREACHABLE, MODEL_REFUSED with `statusCode`, or MODEL_UNREADABLE; none
 * of them repeats what was sent or received
 */
export async function complete(azure: AzureOpenAi, task: Task): Promise<string> {
  const parts = await loadParts();
  const until = AbortSignal.timeout(task.limit);
  let failure: unknown;
  // teams-ai prints every error, with what the service said in it, and tries most of them twice again: so it never
  // gets to see one.
  const guarded = async (url: string, init: RequestInit): Promise<Response> => {
    let content = '';
    try {
      content = await post(url, init, until);
    } catch (error) {
      failure = error instanceof CodedError ? error : broken(error, until, task.limit);
    }
    return Response.json({ choices: [{ message: { role: 'assistant', content } }] });
  };
  const { message } = await modelOf(parts, azure, guarded).completePrompt(
    unused as TurnContext,
    noMemory,
    unused as PromptFunctions,
    uncounted,
    templateOf(parts, task),
  );
  if (failure !== undefined) throw failure;
  return message?.content ?? '';
}

/** The parts of teams-ai that ask a model, with the client of OpenAI: only where there is a model they are of use. */
async function loadParts() {
  const [{ OpenAIModel }, { Prompt }, { TextSection }] = await Promise.all([
    import('@microsoft/teams-ai/lib/models/OpenAIModel.js'),
    import('@microsoft/teams-ai/lib/prompts/Prompt.js'),
    import('@microsoft/teams-ai/lib/prompts/TextSection.js'),
  ]);
  return { OpenAIModel, Prompt, TextSection };
}
type Parts = Awaited<ReturnType<typeof loadParts>>;

/** Our address, headers and body as the SDK made them, under our own deadline. */
async function post(url: string, { headers, body }: RequestInit, signal: AbortSignal): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    ...(headers && { headers }),
    ...(body && { body }),
    signal,
    redirect: 'error',
  });
  if (!response.ok) {
    await response.body?.cancel();
    throw new Refusal(response.status);
  }
  const completion = Completion.safeParse(await bodyOf(response)).data;
  const [choice] = completion?.choices ?? [];
  if (!choice) throw unreadable('what it sent is no chat completion');
  return choice.message.content;
}

async function bodyOf(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > LONGEST_ANSWER) throw unreadable(`it sent more than ${LONGEST_ANSWER} characters`);
  }
  return text;
}

function modelOf(
  { OpenAIModel }: Parts,
  { endpoint, key, deployment, apiVersion }: AzureOpenAi,
  send: Send,
): OpenAIModel {
  // It takes no http, not even for this machine: that is put back where the request leaves.
  const local = endpoint.startsWith('http:');
  const fetch = (url: string, init: RequestInit) =>
    send(local ? url.replace(/^https:/u, 'http:') : url, init);
  return new OpenAIModel({
    azureApiKey: key,
    azureEndpoint: endpoint.replace(/^http:/u, 'https:'),
    azureDefaultDeployment: deployment,
    azureApiVersion: apiVersion,
    useSystemMessages: true,
    responseFormat: { type: 'json_object' },
    clientOptions: {
      fetch: fetch as unknown as NonNullable<ClientOptions['fetch']>,
      // Without these, variables of the environment decide, and OPENAI_BASE_URL ends in an error.
      baseURL: null,
      organization: null,
      project: null,
    },
  });
}

type Send = (url: string, init: RequestInit) => Promise<Response>;
type ClientOptions = NonNullable<AzureOpenAIModelOptions['clientOptions']>;

/** Two texts as they are: the sections that are called messages would run the templates in them. */
function templateOf({ Prompt, TextSection }: Parts, { instructions, text }: Task): PromptTemplate {
  const completion = {
    completion_type: 'chat',
    max_tokens: MOST_TOKENS,
    max_input_tokens: 2,
    temperature: 0,
    top_p: 1,
    presence_penalty: 0,
    frequency_penalty: 0,
    include_history: false,
    include_input: false,
    include_images: false,
  } as const;
  return {
    name: 'chooser',
    prompt: new Prompt([new TextSection(instructions, 'system'), new TextSection(text, 'user')]),
    config: { schema: 1.1, type: 'completion', completion },
  };
}

/** Each text counts as one: none of ours has to be cut, and the SDK's own tokenizer throws at `<|endoftext|>`. */
const uncounted: Tokenizer = { encode: (text) => [text.length], decode: () => '' };

/** teams-ai hands these on to listeners and templates; here are neither. */
const unused: unknown = {};
const noMemory: Memory = {
  getValue: <Value>() => undefined as Value,
  hasValue: () => false,
  setValue: () => {},
  deleteValue: () => {},
};

/** The service said no. A 400 is about this one question, such as one that its content filter stops. */
export class Refusal extends CodedError {
  readonly statusCode: number;

  constructor(statusCode: number) {
    super('MODEL_REFUSED', `Azure OpenAI answered ${statusCode}. ${nextStep(statusCode)}`);
    this.statusCode = statusCode;
  }
}

function nextStep(status: number): string {
  if (status === 401 || status === 403) return 'Check AZURE_OPENAI_KEY, and that the resource lets us in.';
  if (status === 404)
    return 'Check AZURE_OPENAI_ENDPOINT, AZURE_OPENAI_DEPLOYMENT and AZURE_OPENAI_API_VERSION.';
  if (status === 429) return 'If this happens often, raise the tokens a minute of the deployment.';
  if (status === 400)
    return 'If this happens often, check that the deployment is a chat model that takes max_tokens.';
  return 'If this happens often, see the health of the resource in Azure.';
}

/** An answer that cannot be used. */
export function unreadable(what: string): CodedError {
  const next = 'If this happens often, try another model, or unset the AZURE_OPENAI_ variables.';
  return new CodedError('MODEL_UNREADABLE', `Azure OpenAI answered, but ${what}. ${next}`);
}

function broken(cause: unknown, until: AbortSignal, limit: number): CodedError {
  if (until.aborted) {
    const next = 'If this happens often, take a faster model or a region nearer by.';
    return new CodedError('MODEL_TIMEOUT', `Azure OpenAI did not answer within ${limit} ms. ${next}`);
  }
  const next = 'Check AZURE_OPENAI_ENDPOINT and the way there from this machine.';
  return new CodedError('MODEL_UNREACHABLE', `Azure OpenAI could not be reached. ${next}`, { cause });
}
