/** What stands around every view: the bar at the top, the promise at the foot, and the voice for screen readers. */
import { read, readerOf } from '../cards/reader.ts';
import { languages } from '../guide/constants.ts';
import type { PackEntry } from '../guide/pack.ts';
import type { Language } from '../guide/schema.ts';
import type { TabWords } from '../words/tab/shape.ts';
import { wordsOf } from '../words/words.ts';
import { buttonOf, h, selectOf } from './dom.ts';

/** What a view is: its element, where the focus goes, and what is read out. */
export interface View {
  element: HTMLElement;
  /** The heading that has the focus when the view is new. */
  focus: HTMLElement;
  said: string;
  title: string;
}

interface Head {
  words: TabWords;
  language: Language;
  pack: PackEntry;
  isOverview: boolean;
  /** What the foot says of where answers stay; what it says of guides unless given. */
  promise?: string;
}

export interface Frame {
  head: (head: Head) => void;
  show: (view: View) => void;
  /** Reads a sentence out. */
  say: (sentence: string) => void;
  /** Shows that something is on its way, if it takes long enough to be noticed. */
  wait: (sentence: string) => void;
  /** Shows what went wrong and a way on. */
  fail: (how: 'offline' | 'outdated', words: TabWords, again: () => void) => void;
}

interface FrameParts {
  isDemo: boolean;
  packs: ReadonlyMap<string, PackEntry>;
  toOverview: () => void;
  chooseLanguage: (language: Language) => void;
  choosePack: (pack: string) => void;
}

/** What is on its way for longer than this, in milliseconds, is told of. */
const NOTICED = 300;

/** Fills the page with an empty frame. */
export function frameOf(root: HTMLElement, parts: FrameParts): Frame {
  const skip = h('a', { class: 'skip', href: '#content' });
  const bar = h('header', { class: 'bar' });
  const main = h('main', { id: 'content', tabindex: '-1' });
  const foot = h('footer', { class: 'foot' });
  const voice = h('div', { class: 'unseen', 'aria-live': 'polite' });
  root.replaceChildren(skip, bar, main, foot, voice);
  skip.addEventListener('click', (event) => {
    event.preventDefault();
    main.focus();
  });
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let isFirst = true;
  /** What the bar and the foot were drawn for. */
  let drawn = '';
  /** The list in the bar that was just chosen from: whoever goes through it with the keyboard stays there. */
  let chosen: string | undefined;
  const say = (sentence: string) => {
    voice.textContent = sentence;
  };
  const show = ({ element, focus, said, title }: View) => {
    clearTimeout(waiting);
    main.replaceChildren(element);
    document.title = title;
    say(said);
    // Who has just opened the page begins at its top.
    if (chosen !== undefined) bar.querySelector<HTMLElement>(`[name=${chosen}]`)?.focus();
    else if (!isFirst) {
      focus.tabIndex = -1;
      focus.focus({ preventScroll: true });
      window.scrollTo({ top: 0 });
    }
    isFirst = false;
  };
  return {
    say,
    show,
    wait: (sentence) => {
      clearTimeout(waiting);
      waiting = setTimeout(() => say(sentence), NOTICED);
    },
    fail: (how, words, again) => show(failure(how, words, again)),
    head: ({ words, language, pack, isOverview, promise = words.promise }) => {
      const active = document.activeElement;
      chosen = active instanceof HTMLSelectElement && bar.contains(active) ? active.name : undefined;
      // Most steps leave all of this as it is. To write the same again has the whole page styled and laid out anew.
      const needed = `${language} ${pack.id} ${isOverview} ${promise}`;
      if (needed === drawn) return;
      drawn = needed;
      document.documentElement.lang = language;
      skip.textContent = words.toContent;
      foot.replaceChildren(h('p', {}, promise), contactLink(words, language));
      bar.replaceChildren(...barParts(parts, words, language, pack, isOverview));
    },
  };
}

/** Leads to the page of the server that names the municipality, and whom to ask. */
function contactLink({ contact }: TabWords, language: Language): HTMLElement {
  const url = `/privacy?lang=${language}`;
  return h('a', { href: url, target: '_blank', rel: 'noopener' }, contact);
}

function barParts(
  parts: FrameParts,
  words: TabWords,
  language: Language,
  pack: PackEntry,
  isOverview: boolean,
): HTMLElement[] {
  const named = (entry: PackEntry) => read(readerOf(entry, language), entry.name);
  const back = buttonOf(`‹ ${words.allGuides}`, parts.toOverview, {
    class: 'button quiet',
    'aria-label': words.allGuides,
  });
  const brand = h('span', { class: 'brand' }, 'Må jeg?');
  const choices = languages.map((value) => ({ value, text: wordsOf(value).languageName, lang: value }));
  return [
    h('div', { class: 'bar-start' }, isOverview ? brand : back),
    h(
      'div',
      { class: 'bar-end' },
      parts.isDemo && isOverview
        ? selectOf(
            'pack',
            words.municipality,
            [...parts.packs.values()].map((entry) => ({ value: entry.id, text: named(entry) })),
            pack.id,
            parts.choosePack,
          )
        : undefined,
      selectOf('language', words.language, choices, language, (value) =>
        parts.chooseLanguage(value as Language),
      ),
    ),
  ];
}

/** What a person sees who is without a network, or with a page that is older than the server's files. */
function failure(how: 'offline' | 'outdated', words: TabWords, again: () => void): View {
  const [heading, text, button] =
    how === 'offline'
      ? [words.loadFailed, words.loadFailedText, buttonOf(words.again, again)]
      : [words.outdated, words.outdatedText, buttonOf(words.reload, () => location.reload())];
  const focus = h('h1', {}, heading);
  const element = h('section', { class: 'panel' }, focus, h('p', {}, text), button);
  return { element, focus, said: `${heading}. ${text}`, title: heading };
}
