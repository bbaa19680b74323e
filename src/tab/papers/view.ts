/** A paper to fill in: the form, the paper as it will be, and what can be done with it. Nothing leaves the browser. */
import { type Reader, read, readerOf } from '../../cards/reader.ts';
import type { PackEntry } from '../../guide/pack.ts';
import { fieldsOf } from '../../guide/paper.ts';
import type { Language, Text } from '../../guide/schema.ts';
import type { Answers } from '../../guide/step.ts';
import { type PaperDocument, sourcesOf, writePaper } from '../../papers/document.ts';
import { missingFields, type Values, valuesFromFacts } from '../../papers/values.ts';
import { paperWordsOf } from '../../words/papers/words.ts';
import { wordsOf } from '../../words/words.ts';
import { buttonOf, h, selectOf } from '../dom.ts';
import type { View } from '../frame.ts';
import type { LoadedPaper } from '../library.ts';
import type { Draft } from './draft.ts';
import { formOf, type PaperForm } from './form.ts';
import { previewOf } from './preview.ts';
import { save } from './save.ts';

/** A paper that was opened, with what is filled in so far. */
export interface OpenPaper {
  loaded: LoadedPaper;
  /** The answers in the guide that led here. */
  known: Answers;
  draft: Draft;
}

export interface PaperParts {
  pack: PackEntry;
  open: OpenPaper;
  reader: Reader;
  say: (sentence: string) => void;
}

export function paperView(parts: PaperParts): View {
  const { open, reader } = parts;
  const page = new PaperPage(parts);
  const title = read(reader, open.loaded.paper.title);
  return { element: page.element, focus: page.heading, said: '', title: `${title} · Må jeg?` };
}

class PaperPage {
  readonly element: HTMLElement;
  readonly heading: HTMLElement;
  readonly #parts: PaperParts;
  readonly #words;
  readonly #draft: Draft;
  readonly #fromAnswers: Values;
  /** What answers filled in, those that led here and those before a reload. */
  #filled: Values;
  #edits: Values;
  /** Stands above the form while the draft of another day is in it. */
  readonly #draftNotice: HTMLElement | undefined;
  #language: Language;
  #form: PaperForm;
  /** The fields that the last press needs; undefined: all that are required. */
  #needed: readonly string[] | undefined;
  readonly #preview: HTMLElement;
  readonly #missing = h('div', { class: 'paper-missing', role: 'alert' });
  readonly #status = h('p', { class: 'status' });

  constructor(parts: PaperParts) {
    const { loaded, known, draft } = parts.open;
    const { reader } = parts;
    this.#parts = parts;
    this.#words = paperWordsOf(reader.language);
    this.#draft = draft;
    const { filled, typed } = this.#draft.read();
    this.#fromAnswers = valuesFromFacts(loaded.paper, loaded, known, reader);
    this.#filled = { ...filled, ...this.#fromAnswers };
    this.#edits = typed;
    if (Object.keys(typed).length > 0)
      this.#draftNotice = h('p', { class: 'notice' }, this.#words.draftFound);
    this.#language = reader.content;
    this.#form = this.#newForm();
    // What can be scrolled can also be reached without a mouse.
    this.#preview = h('div', {
      class: 'paper-preview',
      tabindex: '0',
      role: 'region',
      'aria-label': this.#words.preview,
    });
    this.heading = h('h1', { lang: reader.content }, read(reader, loaded.paper.title));
    this.element = h(
      'div',
      { class: 'paper-page' },
      h('div', { class: 'paper-fill' }, this.heading, ...this.#intro(), this.#form.element),
      h(
        'div',
        { class: 'paper-result' },
        h('h2', {}, this.#words.preview),
        this.#languageChoice(),
        this.#preview,
        this.#actions(),
        this.#missing,
        this.#status,
        ...this.#rest(),
      ),
    );
    this.#draw();
  }

  get #values(): Values {
    return { ...this.#filled, ...this.#edits };
  }

  #newForm(): PaperForm {
    const { reader } = this.#parts;
    const { loaded } = this.#parts.open;
    return formOf({
      paper: loaded.paper,
      reader,
      words: this.#words,
      values: this.#values,
      change: (field, value) => {
        this.#edits = { ...this.#edits, [field]: value };
        this.#draft.write({ typed: this.#edits, filled: this.#filled });
        this.#draw();
      },
    });
  }

  #intro(): HTMLElement[] {
    const { reader } = this.#parts;
    const { loaded } = this.#parts.open;
    const words = this.#words;
    const notices = [
      ...(Object.keys(this.#filled).length > 0 ? [words.fromAnswers] : []),
      ...(this.#draft.isKept ? [] : [words.noDraft]),
    ];
    return [
      h('p', { class: 'intro', lang: reader.content }, read(reader, loaded.paper.purpose)),
      ...(this.#draftNotice ? [this.#draftNotice] : []),
      ...notices.map((text) => h('p', { class: 'notice' }, text)),
    ];
  }

  /** The paper can be for somebody who reads another of the pack's languages. */
  #languageChoice(): HTMLElement | undefined {
    const { languages } = this.#parts.pack;
    if (languages.length === 1) return undefined;
    const choices = languages.map((value) => ({ value, text: wordsOf(value).languageName, lang: value }));
    return selectOf('paper-language', this.#words.paperLanguage, choices, this.#language, (value) => {
      this.#language = value as Language;
      this.#draw();
    });
  }

  #document(): PaperDocument {
    const { pack } = this.#parts;
    const { loaded } = this.#parts.open;
    const reader = readerOf(pack, this.#language);
    return writePaper(loaded.paper, this.#values, { ...pack, rules: loaded.rules }, reader);
  }

  #draw(): void {
    const { loaded } = this.#parts.open;
    const document = this.#document();
    const isReplies = loaded.paper.kind === 'replies';
    const copy = (index: number) => (isReplies ? this.#copyButton(document, index) : undefined);
    this.#preview.replaceChildren(previewOf(document, copy));
    // Once somebody was told what is missing, the list follows what is filled in.
    if (this.#missing.childElementCount > 0) this.#tellMissing();
  }

  #copyButton(document: PaperDocument, index: number): HTMLElement {
    return buttonOf(this.#words.copy, () => {
      const { blocks = [], fields = [] } = document.sections[index] ?? {};
      // One reply is whole without what only the others need.
      if (!this.#isComplete(fields)) return;
      const text = blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : [])).join('\n');
      navigator.clipboard.writeText(text).then(
        () => this.#tell(this.#words.copied),
        // Not every frame and browser lets a page write there.
        () => this.#tell(this.#words.copyFailed),
      );
    });
  }

  #actions(): HTMLElement {
    const words = this.#words;
    return h(
      'div',
      { class: 'actions' },
      buttonOf(words.download, () => void this.#download(), { class: 'button primary' }),
      buttonOf(words.print, () => {
        if (this.#isComplete()) window.print();
      }),
      buttonOf(words.erase, () => this.#erase()),
    );
  }

  async #download(): Promise<void> {
    if (!this.#isComplete()) return;
    const isSaved = await save(this.#document());
    this.#tell(isSaved ? this.#words.downloaded : this.#words.downloadFailed);
  }

  #erase(): void {
    this.#draft.erase();
    this.#edits = {};
    this.#filled = this.#fromAnswers;
    this.#draftNotice?.remove();
    const form = this.#newForm();
    this.#form.element.replaceWith(form.element);
    this.#form = form;
    this.#missing.replaceChildren();
    this.#draw();
    this.#tell(this.#words.erased);
  }

  #tell(sentence: string): void {
    this.#status.textContent = sentence;
    this.#parts.say(sentence);
  }

  /** Whether nothing is missing, of some fields or of all; names every field that is. */
  #isComplete(of?: readonly string[]): boolean {
    this.#needed = of;
    this.#status.textContent = '';
    this.#tellMissing();
    const [first] = this.#missingFields();
    if (first !== undefined) this.#form.focus(first);
    return first === undefined;
  }

  #missingFields(): string[] {
    const missing = missingFields(this.#parts.open.loaded.paper, this.#values);
    return missing.filter((field) => this.#needed?.includes(field) ?? true);
  }

  #tellMissing(): void {
    const { reader } = this.#parts;
    const { loaded } = this.#parts.open;
    const missing = this.#missingFields();
    this.#form.mark(missing);
    const fields = fieldsOf(loaded.paper).filter(([id]) => missing.includes(id));
    const links = fields.map(([id, { label }]) =>
      h(
        'li',
        {},
        buttonOf(read(reader, label), () => this.#form.focus(id), {
          class: 'button quiet',
          lang: reader.content,
        }),
      ),
    );
    const list =
      links.length > 0 ? [h('p', {}, this.#words.missing(links.length)), h('ul', {}, ...links)] : [];
    this.#missing.replaceChildren(...list);
  }

  /** What to do afterwards, and where the guideline asks for each part. */
  #rest(): HTMLElement[] {
    const { pack, reader } = this.#parts;
    const { loaded } = this.#parts.open;
    const words = this.#words;
    const lang = reader.content;
    const afterwards = (loaded.paper.afterwards ?? []).map(({ text }: { text: Text }) =>
      h('li', {}, read(reader, text)),
    );
    const { rows } = sourcesOf(loaded.paper, { ...pack, rules: loaded.rules }, reader);
    const places = rows.map(([part = '', place = '']) =>
      h('section', { lang }, h('h3', {}, part), h('p', {}, place)),
    );
    return [
      ...(afterwards.length > 0
        ? [
            h(
              'section',
              { class: 'paper-afterwards' },
              h('h2', {}, words.afterwards),
              h('ul', { lang }, ...afterwards),
            ),
          ]
        : []),
      h('details', { class: 'sources' }, h('summary', {}, h('h2', {}, words.sources)), ...places),
    ];
  }
}
