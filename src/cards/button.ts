import type { CardAction } from './action.ts';
import type { Reader } from './reader.ts';

/** A button shows one line; on a narrow phone it cuts longer titles off. */
export const LONGEST_TITLE = 36;

/** A button of a card. `verb` names what it does; a client without Action.Execute submits the same data. */
export interface Button {
  title: string;
  verb: CardAction['do'];
  data: CardAction;
  /** What a screen reader says, where the title alone does not tell. */
  tooltip: string;
}

/** A button that does an action. */
export function button(title: string, data: CardAction, tooltip = title): Button {
  return { title, verb: data.do, data, tooltip };
}

/** A button that opens a page, or a mail that somebody has begun. `tooltip`: what a screen reader says. */
export interface LinkButton {
  title: string;
  tooltip: string;
  url: string;
}

/** A button that opens a page outside Teams, and says so. */
export function pageButton({ words }: Reader, title: string, url: string): LinkButton {
  return { title, tooltip: `${title}. ${words.opensPage}`, url };
}

/** The title where a button can show it, else the shorter one. */
export function fitting(title: string, shorter: string): string {
  return title.length > LONGEST_TITLE ? shorter : title;
}
