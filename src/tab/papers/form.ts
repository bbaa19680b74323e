/** The fields of a paper as a form. */
import { type Reader, read } from '../../cards/reader.ts';
import type { Field, PaperFile } from '../../guide/paper-schema.ts';
import type { Values } from '../../papers/values.ts';
import type { PaperWords } from '../../words/papers/shape.ts';
import { h } from '../dom.ts';

export interface FormParts {
  paper: PaperFile;
  reader: Reader;
  words: PaperWords;
  values: Values;
  change: (field: string, value: string | string[]) => void;
}

export interface PaperForm {
  element: HTMLElement;
  /** Marks the fields that are still empty, and takes the mark from all others. */
  mark: (missing: readonly string[]) => void;
  /** Puts the focus into a field. */
  focus: (field: string) => void;
}

/** Rows of a field for a longer text. */
const ROWS = '4';

export function formOf(parts: FormParts): PaperForm {
  const { paper, reader, words } = parts;
  const fields = new Map<string, HTMLElement>();
  const sections = paper.sections.flatMap((section) => {
    const own = Object.entries(section.fields);
    for (const [id, field] of own) fields.set(id, fieldOf(parts, id, field));
    if (own.length === 0) return [];
    const title = h('h3', { lang: reader.content }, read(reader, section.heading));
    return [h('section', {}, title, ...own.map(([id]) => fields.get(id)))];
  });
  return {
    element: h('form', { class: 'paper-form', novalidate: '', autocomplete: 'off' }, ...sections),
    mark: (missing) => {
      for (const [id, element] of fields) markField(element, missing.includes(id), words);
    },
    focus: (id) => inputsOf(fields.get(id))[0]?.focus(),
  };
}

type Input = HTMLInputElement | HTMLTextAreaElement;

function inputsOf(element: HTMLElement | undefined): Input[] {
  return [...(element?.querySelectorAll<Input>('input, textarea') ?? [])];
}

function markField(element: HTMLElement, isMissing: boolean, words: PaperWords): void {
  const fault = element.querySelector<HTMLElement>('.paper-fault');
  if (fault) fault.textContent = isMissing ? words.fieldMissing : '';
  for (const input of inputsOf(element)) input.setAttribute('aria-invalid', String(isMissing));
}

/** A field with its label, its help and a place for what is wrong with it. */
function fieldOf(parts: FormParts, id: string, field: Field): HTMLElement {
  const { reader, words } = parts;
  const name = `field-${id}`;
  const help =
    field.help &&
    h('p', { class: 'paper-help', id: `${name}-help`, lang: reader.content }, read(reader, field.help));
  const fault = h('p', { class: 'paper-fault', id: `${name}-fault` });
  const described = [...(help ? [`${name}-help`] : []), `${name}-fault`].join(' ');
  const label = [
    h('span', { lang: reader.content }, read(reader, field.label)),
    field.required ? undefined : h('span', { class: 'paper-optional' }, ` (${words.optional})`),
  ];
  if ('options' in field) {
    const options = optionsOf(parts, id, field, described);
    return h(
      'fieldset',
      { class: 'paper-field' },
      h('legend', {}, ...label),
      help || undefined,
      ...options,
      fault,
    );
  }
  const input = inputOf(parts, id, field, { id: name, 'aria-describedby': described });
  return h(
    'div',
    { class: 'paper-field' },
    h('label', { for: name }, ...label),
    help || undefined,
    input,
    fault,
  );
}

function inputOf(
  { reader, words, values, change }: FormParts,
  id: string,
  field: Exclude<Field, { options: unknown }>,
  attributes: Readonly<Record<string, string>>,
): Input {
  const example =
    'example' in field && field.example ? words.example(read(reader, field.example)) : undefined;
  const all = { ...attributes, 'aria-required': String(field.required), placeholder: example };
  const input: Input =
    field.type === 'long-text'
      ? h('textarea', { ...all, rows: ROWS })
      : h('input', { ...all, type: field.type === 'date' ? 'date' : 'text' });
  const value = values[id];
  input.value = typeof value === 'string' ? value : '';
  input.addEventListener('input', () => change(id, input.value));
  return input;
}

function optionsOf(
  { reader, values, change }: FormParts,
  id: string,
  field: Extract<Field, { options: unknown }>,
  described: string,
): HTMLElement[] {
  const chosen = [values[id] ?? []].flat();
  const isList = field.type === 'checks';
  const inputs = Object.keys(field.options).map((option) =>
    h('input', {
      type: isList ? 'checkbox' : 'radio',
      name: `field-${id}`,
      value: option,
      checked: chosen.includes(option) ? '' : undefined,
      'aria-describedby': described,
    }),
  );
  const picked = () => inputs.filter(({ checked }) => checked).map(({ value }) => value);
  for (const input of inputs) {
    input.addEventListener('change', () => change(id, isList ? picked() : (picked()[0] ?? '')));
  }
  return Object.values(field.options).map((text, index) =>
    h('label', { class: 'paper-option', lang: reader.content }, inputs[index], read(reader, text)),
  );
}
