/** What is wrong with a card, whatever it says: each fault as a sentence. */
import { CardAction } from '../../src/cards/action.ts';
import { type Card, cardSize, LARGEST_CARD } from '../../src/cards/render.ts';
import type { RenderedCard } from './card-renderer.ts';

type Element = Record<string, unknown>;

/** Text that nobody wrote: a hole in a template or a value that is not there. */
const LEFTOVER = /\$\{|undefined|null|\[object|NaN|: $|\(\)/u;

/** Faults of the JSON of a card. */
export function cardFaults(card: Card): string[] {
  const elements = elementsOf(card);
  const ids = elements.flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
  return [
    ...(card.version === '1.5' ? [] : [`The version is ${card.version}`]),
    ...(card.lang ? [] : ['There is no lang']),
    ...(card.fallbackText ? [] : ['There is no fallbackText']),
    ...(cardSize(card) <= LARGEST_CARD ? [] : [`The card has ${cardSize(card)} bytes`]),
    ...(new Set(ids).size === ids.length ? [] : [`An id is there twice: ${ids.join(', ')}`]),
    ...elements.flatMap((element) => elementFaults(element, ids)),
  ];
}

/** Faults that Microsoft's renderer finds or shows. */
export function renderedFaults(rendered: RenderedCard): string[] {
  return [
    ...rendered.complaints,
    ...rendered.texts().flatMap((text) => (LEFTOVER.test(text) ? [`A text is not whole: ${text}`] : [])),
    ...(rendered.headings().length > 0 ? [] : ['There is no heading']),
    ...rendered.inputs.flatMap((input) =>
      input.label && input.error && input.required ? [] : [`The input "${input.id}" does not explain itself`],
    ),
    ...rendered.buttons.flatMap(({ title }) => (title.trim() ? [] : ['A button has no title'])),
  ];
}

/** The data of every button that sends some, each once. */
export function actionsOf(card: Card): { action: CardAction; needsInput: boolean }[] {
  return elementsOf(card)
    .filter(({ type }) => type === 'Action.Execute')
    .map(({ data, associatedInputs }) => ({
      action: CardAction.parse(data),
      needsInput: associatedInputs !== 'none' && !Object.hasOwn(data as object, 'value'),
    }));
}

function elementFaults(element: Element, ids: readonly string[]): string[] {
  const { type } = element;
  const fault = (holds: boolean, text: string) => (holds ? [] : [`${text}: ${JSON.stringify(element)}`]);
  if (type === 'TextBlock') {
    return [
      ...fault(element.wrap === true, 'A text does not wrap'),
      ...fault(typeof element.text === 'string' && element.text.trim() !== '', 'A text is empty'),
      ...fault(!LEFTOVER.test(String(element.text)), 'A text is not whole'),
    ];
  }
  if (type === 'Image') return fault(Boolean(element.altText), 'An image has no altText');
  if (type === 'ActionSet') {
    const count = (element.actions as unknown[]).length;
    return fault(count > 0 && count <= 6, `A row has ${count} buttons`);
  }
  if (type === 'Action.OpenUrl') {
    const { title, tooltip } = element;
    return fault(
      String(tooltip).length > String(title).length,
      'A button leads out of Teams and does not say so',
    );
  }
  if (type === 'Action.ToggleVisibility') {
    const targets = element.targetElements as string[];
    return fault(
      targets.every((target) => ids.includes(target)),
      'A button unfolds nothing',
    );
  }
  return type === 'Action.Execute' ? executeFaults(element) : [];
}

function executeFaults(element: Element): string[] {
  const { title, verb, data, associatedInputs, fallback } = element;
  const submit = { type: 'Action.Submit', title, ...(associatedInputs ? { associatedInputs } : {}), data };
  const parsed = CardAction.safeParse(data);
  return [
    ...(JSON.stringify(fallback) === JSON.stringify(submit) ? [] : [`The fallback of "${title}" is another`]),
    ...(parsed.success ? [] : [`The data of "${title}" is refused: ${parsed.error.message}`]),
    ...(parsed.success && parsed.data.do === verb ? [] : [`The verb of "${title}" is ${verb}`]),
    ...(parsed.success && JSON.stringify(parsed.data) !== JSON.stringify(data) && 'walk' in parsed.data
      ? [`The data of "${title}" comes back changed`]
      : []),
  ];
}

/** Every element and action of a card, from top to bottom; fallbacks are part of their action. */
function elementsOf(value: unknown): Element[] {
  if (Array.isArray(value)) return value.flatMap(elementsOf);
  if (typeof value !== 'object' || value === null) return [];
  const element = value as Element;
  const inner = Object.entries(element).flatMap(([key, part]) =>
    key === 'fallback' || key === 'data' ? [] : elementsOf(part),
  );
  return typeof element.type === 'string' ? [element, ...inner] : inner;
}
