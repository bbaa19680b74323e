/**
 * Microsoft's own renderer of Adaptive Cards in a DOM: what it objects to, what a person reads, and what a press
 * sends. The script runs inside the window of jsdom, so nothing of a browser leaks into the tests.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type * as AdaptiveCards from 'adaptivecards';
import { type DOMWindow, JSDOM } from 'jsdom';
import type { Card } from '../../src/cards/render.ts';

/** A button as it lies on the card. */
export interface RenderedButton {
  title: string;
  type: string;
  /** Whether it can be seen before anything is pressed. */
  visible: boolean;
  verb?: string;
  tooltip?: string;
  data?: unknown;
  /** What a client does that does not know the type. */
  fallback?: Record<string, unknown>;
  /** What the button says in the JSON of the card. */
  source: Record<string, unknown>;
}

export interface RenderedInput {
  id: string;
  type: string;
  label: string | undefined;
  required: boolean;
  error: string | undefined;
  value: string;
  /** Titles of a list, in order. */
  choices: string[];
}

/** What a client sends when a button is pressed. */
export interface FiredAction {
  type: string;
  verb?: string;
  data: Record<string, unknown>;
}

export interface RenderedCard {
  /** What the parser found wrong: unknown types, versions and values, and properties that no type has. */
  complaints: string[];
  /** What can be read, from top to bottom, buttons and error messages included. */
  texts: () => string[];
  headings: () => string[];
  buttons: RenderedButton[];
  inputs: RenderedInput[];
  /**
   * Presses the button with this title or, where several share one, this tooltip; undefined where nothing is sent
   * (a missing answer, a toggle).
   */
  press: (title: string) => FiredAction | undefined;
  /** Types into an input; a list takes one value or several. */
  fill: (id: string, value: string | string[]) => void;
}

type Library = typeof AdaptiveCards;
type Parsed = { action: AdaptiveCards.Action; source: Record<string, unknown> };

const script = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.js');

/** Makes a renderer; one for a test file is enough. */
export function createRenderer(): (card: Card) => RenderedCard {
  const { window } = new JSDOM('<!doctype html><body></body>', { runScripts: 'outside-only' });
  window.eval(readFileSync(script, 'utf8'));

  lighten(window);
  const library = (window as unknown as { AdaptiveCards: Library }).AdaptiveCards;
  // Without this, the renderer writes to the console for every text that it meets.
  library.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = text.replace(/[&<>]/gu, (sign) => `&#${sign.charCodeAt(0)};`);
    result.didProcess = true;
  };
  const known = new Map<string, ReadonlySet<string>>();
  return (card) => renderCard(card, window, library, known);
}

/** As much of a CSSStyleDeclaration as the renderer uses. */
class Style {
  [property: string]: unknown;
  setProperty(name: string, value: string): void {
    this[name] = value;
  }
  removeProperty(name: string): void {
    delete this[name];
  }
}

/**
 * What jsdom does not do, or does at length: innerText, through which the renderer writes its texts, and style,
 * whose hundred properties it would parse for every element although only `display` is ever read here.
 */
function lighten(window: DOMWindow): void {
  const styles = new WeakMap<object, Style>();
  Object.defineProperties(window.HTMLElement.prototype, {
    innerText: {
      get(this: HTMLElement) {
        return this.textContent;
      },
      set(this: HTMLElement, text: string) {
        this.textContent = text;
      },
    },
    style: {
      get(this: HTMLElement) {
        const style = styles.get(this) ?? new Style();
        styles.set(this, style);
        return style;
      },
    },
  });
}

function renderCard(
  card: Card,
  window: DOMWindow,
  library: Library,
  known: Map<string, ReadonlySet<string>>,
): RenderedCard {
  const context = new library.SerializationContext(library.Versions.v1_5);
  const parsed: Parsed[] = [];
  context.onParseAction = (action, source) => parsed.push({ action, source });
  const rendered = new library.AdaptiveCard();
  // The pattern of `lang` is a global one that the renderer never winds back: it refuses every second card.
  if (library.AdaptiveCard.langProperty.regEx) library.AdaptiveCard.langProperty.regEx.lastIndex = 0;
  // The JSON is read in the window, as a client does that gets it over the wire.
  rendered.parse(window.JSON.parse(JSON.stringify(card)), context);
  const complaints = Array.from(
    { length: context.eventCount },
    (_, index) => context.getEventAt(index).message,
  );
  let fired: FiredAction | undefined;
  rendered.onExecuteAction = (action) => {
    if (action.getJsonTypeName() !== 'Action.ToggleVisibility') fired = firedOf(action);
  };
  const element = rendered.render() as HTMLElement;
  window.document.body.replaceChildren(element as never);
  const inputs = rendered.getAllInputs();
  return {
    complaints: [...complaints, ...strayProperties(card, library, known)],
    texts: () => textsIn(element),
    headings: () =>
      [...element.querySelectorAll<HTMLElement>('[role="heading"]')].filter(isVisible).map(textOf),
    buttons: parsed.map(({ action, source }) => buttonOf(action, source)),
    inputs: inputs.map(inputOf),
    press: (title) => {
      const named = (name: 'title' | 'tooltip') => parsed.filter(({ action }) => action[name] === title);
      const [found, ...more] =
        named('title').length > 1 ? [] : [...new Set([...named('title'), ...named('tooltip')])];
      if (!found || more.length > 0) throw new Error(`The card does not have one button "${title}"`);
      fired = undefined;
      (found.action.renderedElement as HTMLElement).click();
      return fired;
    },
    fill: (id, value) => fill(window, inputs.find((input) => input.id === id)?.renderedElement, value),
  };
}

function firedOf(action: AdaptiveCards.Action): FiredAction {
  const { data = {}, verb } = action as AdaptiveCards.ExecuteAction;
  const type = action.getJsonTypeName();
  return { type, ...(verb === undefined ? {} : { verb }), data: JSON.parse(JSON.stringify(data)) };
}

function buttonOf(action: AdaptiveCards.Action, source: Record<string, unknown>): RenderedButton {
  const plain = JSON.parse(JSON.stringify(source));
  return {
    title: action.title ?? '',
    type: action.getJsonTypeName(),
    visible: action.renderedElement !== undefined && isVisible(action.renderedElement),
    ...('verb' in plain ? { verb: plain.verb } : {}),
    ...('tooltip' in plain ? { tooltip: plain.tooltip } : {}),
    ...('data' in plain ? { data: plain.data } : {}),
    ...('fallback' in plain ? { fallback: plain.fallback } : {}),
    source: plain,
  };
}

function inputOf(input: AdaptiveCards.Input): RenderedInput {
  const choices = (input as AdaptiveCards.ChoiceSetInput).choices ?? [];
  return {
    id: input.id ?? '',
    type: input.getJsonTypeName(),
    label: input.label,
    required: input.isRequired,
    error: input.errorMessage,
    value: String(input.value ?? ''),
    choices: Array.from(choices, (choice) => choice.title ?? ''),
  };
}

function fill(window: DOMWindow, element: HTMLElement | undefined, value: string | string[]): void {
  const fields = [...(element?.querySelectorAll('input') ?? [])];
  if (fields.length === 0) throw new Error('The card has no such input');
  for (const field of fields) {
    if (field.type === 'radio' || field.type === 'checkbox')
      field.checked = [value].flat().includes(field.value);
    else field.value = String(value);
    field.dispatchEvent(new window.Event('input', { bubbles: true }) as never);
    field.dispatchEvent(new window.Event('change', { bubbles: true }) as never);
  }
}

/** The texts below an element that can be seen, a piece for each element that holds some. */
function textsIn(element: HTMLElement): string[] {
  if (element.style.display === 'none') return [];
  const own = [...element.childNodes].flatMap((child) => {
    if (child.nodeType === 3) return [child.textContent?.trim() ?? ''];
    return child.nodeType === 1 ? textsIn(child as HTMLElement) : [];
  });
  return own.filter((text) => text !== '');
}

function textOf(element: HTMLElement): string {
  return element.textContent?.trim() ?? '';
}

function isVisible(element: HTMLElement): boolean {
  for (let at: HTMLElement | null = element; at; at = at.parentElement) {
    if (at.style.display === 'none') return false;
  }
  return true;
}

/** Properties that the renderer would pass over: its own schema of the type does not name them. */
function strayProperties(
  value: unknown,
  library: Library,
  known: Map<string, ReadonlySet<string>>,
): string[] {
  if (Array.isArray(value)) return value.flatMap((part) => strayProperties(part, library, known));
  if (typeof value !== 'object' || value === null) return [];
  const { type, data: _, ...rest } = value as Record<string, unknown>;
  const properties = typeof type === 'string' ? propertiesOf(type, library, known) : undefined;
  const stray = properties ? Object.keys(rest).filter((name) => !properties.has(name)) : [];
  return [
    ...stray.map((name) => `${type} has no property "${name}"`),
    ...Object.values(rest).flatMap((part) => strayProperties(part, library, known)),
  ];
}

function propertiesOf(type: string, library: Library, known: Map<string, ReadonlySet<string>>) {
  const found = known.get(type);
  if (found) return found;
  const { elements, actions } = library.GlobalRegistry;
  const make = elements.findByName(type) ?? actions.findByName(type);
  const bare = { AdaptiveCard: library.AdaptiveCard, Column: library.Column }[type];
  const instance = make ? new make.objectType() : bare && new bare();
  if (!instance) return undefined;
  const schema = instance.getSchema();
  // Read by the renderer outside its schema: the fallback of an element, children, the language of a card.
  const names = new Set([
    'fallback',
    'requires',
    'items',
    'columns',
    'actions',
    'body',
    'choices',
    '$schema',
  ]);
  for (let index = 0; index < schema.getCount(); index += 1) names.add(schema.getItemAt(index).name);
  known.set(type, names);
  return names;
}
