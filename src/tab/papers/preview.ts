/** A filled paper as an element: what is seen beside the form, and what is printed. */
import type { Block, PaperDocument } from '../../papers/document.ts';
import { h } from '../dom.ts';

/**
 * The paper as one article in its own language.
 * @param below what stands below a section, by its place; nothing unless given
 */
export function previewOf(
  { language, title, municipality, sections }: PaperDocument,
  below: (section: number) => Node | undefined = () => undefined,
): HTMLElement {
  return h(
    'article',
    { class: 'paper', lang: language },
    h('h2', { class: 'paper-title' }, title),
    h('p', { class: 'paper-from' }, municipality),
    ...sections.map(({ heading, blocks }, index) =>
      h('section', {}, h('h3', {}, heading), ...blocks.map(drawn), below(index)),
    ),
  );
}

function drawn(block: Block): HTMLElement {
  switch (block.kind) {
    case 'paragraph':
      return h('p', {}, block.text);
    case 'label':
      return h('h4', {}, block.text);
    case 'list':
      return h('ul', {}, ...block.items.map((text) => h('li', {}, text)));
    case 'checks':
      return h(
        'ul',
        { class: 'paper-checks' },
        ...block.items.map(({ text, checked }) => h('li', {}, `${checked ? '☒' : '☐'} ${text}`)),
      );
    case 'table':
      return tableOf(block);
    case 'line':
      return h('p', { class: 'paper-line' }, block.text);
  }
}

function tableOf({ head, rows }: Block & { kind: 'table' }): HTMLElement {
  const titles = head.map((text) => h('th', { scope: 'col' }, text));
  const lines = rows.map((row) => h('tr', {}, ...row.map((text) => h('td', {}, text))));
  return h('table', {}, h('thead', {}, h('tr', {}, ...titles)), h('tbody', {}, ...lines));
}
