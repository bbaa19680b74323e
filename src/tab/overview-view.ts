/** All guides of a municipality, under their topics, its papers, and a field that finds one of them. */
import { type Reader, read } from '../cards/reader.ts';
import type { GuideEntry, PackEntry, PaperEntry } from '../guide/pack.ts';
import { paperWordsOf } from '../words/papers/words.ts';
import type { TabWords } from '../words/tab/shape.ts';
import { h } from './dom.ts';
import type { View } from './frame.ts';
import { type Found, searchOf } from './search.ts';

interface OverviewParts {
  pack: PackEntry;
  reader: Reader;
  words: TabWords;
  /** Why the person sees the overview and not something else; empty where it needs no reason. */
  notice: string;
  open: (guide: string) => void;
  openPaper: (paper: string) => void;
  /** The addresses that open a guide or a paper in a window of its own. */
  addressOf: (guide: string) => string;
  paperAddressOf: (paper: string) => string;
  say: (sentence: string) => void;
  /** Whether the tab can be set to open one guide for everybody who shares it. */
  isShared: boolean;
}

export function overviewView(parts: OverviewParts): View {
  const { pack, reader, words, notice, isShared } = parts;
  const municipality = read(reader, pack.name);
  const heading = h('h1', {}, words.heading);
  const results = h('div', { class: 'topics' }, ...everything(parts));
  const element = h(
    'div',
    { class: 'overview' },
    notice === '' ? undefined : h('p', { class: 'notice' }, notice),
    heading,
    h('p', { class: 'intro' }, words.intro(municipality)),
    searchField(parts, (found) =>
      results.replaceChildren(...(found ? only(parts, found) : everything(parts))),
    ),
    results,
    isShared
      ? h('p', {}, h('a', { class: 'button quiet', href: '/tab/settings' }, words.settings))
      : undefined,
  );
  return { element, focus: heading, said: notice, title: `Må jeg? · ${municipality}` };
}

function searchField({ pack, reader, words, say }: OverviewParts, show: (found: Found | undefined) => void) {
  const find = searchOf(pack, reader.content);
  const input = h('input', { type: 'search', class: 'search', autocomplete: 'off', spellcheck: 'false' });
  input.addEventListener('input', () => {
    const found = input.value.trim() === '' ? undefined : find(input.value);
    show(found);
    say(found ? words.found(found.guides.length, found.papers.length) : '');
  });
  const form = h(
    'form',
    { role: 'search' },
    h('label', { class: 'field wide' }, h('span', {}, words.search), input),
  );
  form.addEventListener('submit', (event) => event.preventDefault());
  return form;
}

/** The guides under their topics, and the papers below them. */
function everything(parts: OverviewParts): HTMLElement[] {
  return [...topics(parts), ...papers(parts, [...parts.pack.papers.values()])];
}

/** What a search found. */
function only(parts: OverviewParts, { guides, papers: found }: Found): HTMLElement[] {
  if (guides.length + found.length === 0) return [nothing(parts)];
  return [...(guides.length > 0 ? [list(parts, guides)] : []), ...papers(parts, found)];
}

function topics(parts: OverviewParts): HTMLElement[] {
  const { pack, reader, words } = parts;
  const guidesOf = (ids: readonly string[]) => ids.flatMap((id) => pack.guides.get(id) ?? []);
  const pinned = pack.tab === undefined ? undefined : pack.guides.get(pack.tab);
  const front = pinned ? [section(words.pinned, list(parts, [pinned], 'front'), reader.language)] : [];
  if (pack.topics.length === 0)
    return [...front, section(words.allGuides, list(parts, [...pack.guides.values()]))];
  return [
    ...front,
    ...pack.topics.map(({ title, guides }) =>
      section(read(reader, title), list(parts, guidesOf(guides)), reader.content),
    ),
  ];
}

/** What the guideline asks for in writing; nothing where there is none of it. */
function papers(
  { reader, openPaper, paperAddressOf }: OverviewParts,
  shown: readonly PaperEntry[],
): HTMLElement[] {
  if (shown.length === 0) return [];
  const words = paperWordsOf(reader.language);
  const entries = shown.map(({ id, title, purpose }) => ({
    href: paperAddressOf(id),
    title: read(reader, title),
    text: read(reader, purpose),
    open: () => openPaper(id),
  }));
  const content = h(
    'div',
    { class: 'papers' },
    h('p', { class: 'intro' }, words.papersText),
    links(reader, entries),
  );
  return [section(words.papers, content)];
}

function section(title: string, content: HTMLElement, lang?: string): HTMLElement {
  return h('section', {}, h('h2', { lang }, title), content);
}

function list(
  { reader, open, addressOf }: OverviewParts,
  guides: readonly GuideEntry[],
  look = '',
): HTMLElement {
  const entries = guides.map(({ id, title, question }) => ({
    href: addressOf(id),
    title: read(reader, title),
    text: read(reader, question),
    open: () => open(id),
  }));
  return links(reader, entries, look);
}

interface Entry {
  href: string;
  title: string;
  text: string;
  open: () => void;
}

function links({ content: lang }: Reader, entries: readonly Entry[], look = ''): HTMLElement {
  return h(
    'ul',
    { class: `guides ${look}`.trim(), lang },
    ...entries.map(({ href, title, text, open }) => {
      const link = h(
        'a',
        { class: 'guide', href },
        h('span', { class: 'guide-title' }, title),
        h('span', { class: 'guide-question' }, text),
      );
      link.addEventListener('click', (event) => {
        // With a key held down the browser opens a window of its own: let it.
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        open();
      });
      return h('li', {}, link);
    }),
  );
}

function nothing({ pack, reader, words }: OverviewParts): HTMLElement {
  const contact = pack.contacts[pack.ask];
  return h('p', {}, words.notFound(contact ? read(reader, contact.name) : ''));
}
