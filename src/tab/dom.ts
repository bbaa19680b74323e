/** A child of an element: another one, a text, or nothing. */
type Child = Node | string | undefined;

/** An element with attributes and children; an attribute that is `undefined` is left out. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string | undefined>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/** A button with a text. */
export function buttonOf(
  text: string,
  press: () => void,
  attributes: Readonly<Record<string, string | undefined>> = {},
): HTMLButtonElement {
  const button = h('button', { type: 'button', class: 'button', ...attributes }, text);
  button.addEventListener('click', press);
  return button;
}

/** A labelled list to choose one of. @param name tells it from the others on the page */
export function selectOf(
  name: string,
  label: string,
  options: readonly { value: string; text: string; lang?: string }[],
  chosen: string,
  choose: (value: string) => void,
): HTMLLabelElement {
  const select = h(
    'select',
    { class: 'select', name },
    ...options.map(({ value, text, lang }) =>
      h('option', { value, lang, selected: value === chosen ? '' : undefined }, text),
    ),
  );
  select.addEventListener('change', () => choose(select.value));
  return h('label', { class: 'field' }, h('span', {}, label), select);
}
