/** Reads a card as its JSON has it: what it says, and the buttons that the bot is told of. */
import type { CardAction } from '../../src/cards/action.ts';
import type { Card } from '../../src/cards/render.ts';

/** A button that sends something, with what an older client sends instead. */
export interface SendingButton {
  title: string;
  verb: string;
  data: CardAction;
  submit: CardAction;
}

type Element = Record<string, unknown>;

/** Every sentence of a card, from top to bottom, buttons left out. */
export function textOf(card: Card): string {
  return elementsOf(card)
    .filter(({ type }) => type === 'TextBlock')
    .map(({ text }) => text)
    .join('\n');
}

/** The buttons of a card that send something, in order. */
export function buttonsOf(card: Card): SendingButton[] {
  return elementsOf(card)
    .filter(({ type }) => type === 'Action.Execute')
    .map(({ title, verb, data, fallback }) => ({
      title: title as string,
      verb: verb as string,
      data: data as CardAction,
      submit: (fallback as Element).data as CardAction,
    }));
}

/** The titles of the buttons that send something. */
export function titlesOf(card: Card): string[] {
  return buttonsOf(card).map(({ title }) => title);
}

/** The one button with a title; its data is a copy, as if it had come over the wire. */
export function buttonOf(card: Card, title: string): SendingButton {
  const found = buttonsOf(card).find((button) => button.title === title);
  if (!found) throw new Error(`The card has no button "${title}", but: ${titlesOf(card).join(' | ')}`);
  return structuredClone(found);
}

/** The addresses that a card opens. */
export function linksOf(card: Card): string[] {
  return elementsOf(card).flatMap(({ type, url }) => (type === 'Action.OpenUrl' ? [url as string] : []));
}

function elementsOf(value: unknown): Element[] {
  if (Array.isArray(value)) return value.flatMap(elementsOf);
  if (typeof value !== 'object' || value === null) return [];
  const element = value as Element;
  // A fallback is the same button once more, and data is no part of what can be seen.
  const inner = Object.entries(element).flatMap(([key, part]) =>
    key === 'fallback' || key === 'data' ? [] : elementsOf(part),
  );
  return typeof element.type === 'string' ? [element, ...inner] : inner;
}
