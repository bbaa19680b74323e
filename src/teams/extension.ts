/** The message extension: the check of a text in a dialog, and the search for something to insert into a chat. */
import { CardFactory, type TurnContext } from 'botbuilder';
import { z } from 'zod';
import type { Card } from '../cards/render.ts';
import type { SearchResult } from '../chat/search.ts';
import { clickOf, type Turn } from '../chat/turn.ts';
import { plainText } from '../sensitive/plain-text.ts';
import { respond } from './respond.ts';

/** The commands of the message extension, as the app manifest names them. */
export const extensionCommands = ['checkMessage', 'checkText', 'findGuide'] as const;

const FETCH = 'composeExtension/fetchTask';
const SUBMIT = 'composeExtension/submitAction';
const QUERY = 'composeExtension/query';

const Fetch = z.discriminatedUnion('commandId', [
  z.object({ commandId: z.literal('checkText') }),
  z.object({
    commandId: z.literal('checkMessage'),
    messagePayload: z.object({
      body: z.object({ contentType: z.string().nullish(), content: z.string().nullish() }),
    }),
  }),
]);
const Submit = z.object({ data: z.unknown() });
const Query = z.object({
  commandId: z.literal('findGuide'),
  parameters: z.array(z.object({ name: z.string(), value: z.unknown() })).default([]),
});

/** An invoke of the message extension, as much of it as is read. */
interface Invoke {
  name?: string | null | undefined;
  value?: unknown;
}

/** Whether an invoke opens a dialog or goes on in one. */
export function isDialog({ name }: Invoke): boolean {
  return name === FETCH || name === SUBMIT;
}

/** What the person does in a dialog; undefined for a command that the manifest does not have. */
export function dialogTurn({ name, value }: Invoke): Turn | undefined {
  if (name === SUBMIT) return clickOf(Submit.safeParse(value).data?.data);
  const command = Fetch.safeParse(value).data;
  if (!command) return undefined;
  if (command.commandId === 'checkText') return { kind: 'check', text: undefined };
  const { contentType, content } = command.messagePayload.body;
  return { kind: 'check', text: contentType === 'text' ? (content ?? '') : plainText(content ?? '') };
}

/** The question of a search, empty where none is typed yet; undefined where the invoke is no search. */
export function searchOf({ name, value }: Invoke): string | undefined {
  if (name !== QUERY) return undefined;
  const query = Query.safeParse(value).data;
  if (!query) return undefined;
  const question = query.parameters.find((parameter) => parameter.name === 'question')?.value;
  return typeof question === 'string' ? question : '';
}

/** Shows a card in the dialog. */
export function answerDialog(context: TurnContext, title: string, card: Card): void {
  const value = { title, width: 'medium', height: 'large', card: CardFactory.adaptiveCard(forDialog(card)) };
  respond(context, { task: { type: 'continue', value } });
}

/** Shows what can be inserted, or a sentence where there is nothing. */
export function answerSearch(context: TurnContext, results: readonly SearchResult[], nothing: string): void {
  const attachments = results.map(({ title, text, card }) => ({
    ...CardFactory.adaptiveCard(card),
    preview: CardFactory.thumbnailCard(title, undefined, undefined, { text }),
  }));
  const shown =
    results.length === 0
      ? { type: 'message', text: nothing }
      : { type: 'result', attachmentLayout: 'list', attachments };
  respond(context, { composeExtension: shown });
}

/** Dialogs know Action.Submit only: every button takes the form that it carries for such clients. */
function forDialog<T>(part: T): T {
  if (Array.isArray(part)) return part.map(forDialog) as T;
  if (typeof part !== 'object' || part === null) return part;
  const { type, fallback, tooltip } = part as { type?: string; fallback?: object; tooltip?: string };
  if (type === 'Action.Execute') return { ...fallback, ...(tooltip ? { tooltip } : {}) } as T;
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, forDialog(value)])) as T;
}
