/** The page: what it shows, what a press changes, and what the browser's back button goes back to. */
import type { CardAction, WalkAction } from '../cards/action.ts';
import { read, readerOf } from '../cards/reader.ts';
import { CodedError } from '../errors.ts';
import type { PackEntry } from '../guide/pack.ts';
import { paperFragment } from '../guide/paper.ts';
import type { Language } from '../guide/schema.ts';
import type { Answers } from '../guide/step.ts';
import { dayOf } from '../guide/time-zone.ts';
import { paperWordsOf } from '../words/papers/words.ts';
import { tabWordsOf } from '../words/tab/words.ts';
import { aheadOf } from './ahead.ts';
import { type Frame, frameOf } from './frame.ts';
import { type GuideView, guideView } from './guide-view.ts';
import type { Host } from './host.ts';
import type { Library } from './library.ts';
import { answersIn, knownIn, type Link, linkTo, readLink } from './link.ts';
import { overviewView } from './overview-view.ts';
import { draftOf } from './papers/draft.ts';
import { type OpenPaper, paperView } from './papers/view.ts';
import { placeIn, trailOf } from './trail.ts';
import { isWalkAction, openGuide, press, type Walking } from './walking.ts';

/** What the page shows; the browser's history names one by its place in the list of all. */
type Shown = { pack: string; walking: Walking | undefined; notice: string; paper?: OpenPaper };

/** From the beginning of a frame until the person sees it, in milliseconds: other processes of the browser draw it too. */
const ON_SCREEN = 30;

export interface AppParts {
  root: HTMLElement;
  host: Host;
  library: Library;
  language: Language;
  /** Keeps the language for the next time. */
  keepLanguage: (language: Language) => void;
}

/** Starts the page with what its address asks for. */
export async function startApp(parts: AppParts): Promise<void> {
  const app = new App(parts);
  window.addEventListener('popstate', (event) => app.goTo(event.state));
  await app.open(parts.host.link, 'replace');
}

class App {
  readonly #parts: AppParts;
  readonly #frame: Frame;
  readonly #trail = trailOf(history, (act) => requestAnimationFrame(() => setTimeout(act, ON_SCREEN)));
  /** Answers live here alone: the browser's own history holds no more than a number. */
  readonly #all: Shown[] = [];
  /** After a reload, the places before this one stand in the browser's history and no longer in the list. */
  #at = placeIn(history.state) ?? 0;
  #language: Language;
  readonly #ahead = aheadOf(
    (action: WalkAction) => this.#next(action),
    // What was drawn before midnight is not shown after it.
    (action) => `${today()} ${JSON.stringify(action)}`,
  );

  constructor(parts: AppParts) {
    this.#parts = parts;
    this.#language = parts.language;
    this.#frame = frameOf(parts.root, {
      isDemo: parts.library.isDemo,
      toOverview: () => this.#toOverview(),
      chooseLanguage: (language) => this.#chooseLanguage(language),
      choosePack: (pack) => this.#show({ pack, walking: undefined, notice: '' }, 'push'),
      packs: parts.library.packs,
    });
  }

  /** Shows what a link asks for: a guide, with what is known, a paper, or the overview, and why it is that. */
  async open(link: Link, how: 'push' | 'replace'): Promise<void> {
    const { packs } = this.#parts.library;
    const first = packs.values().next().value as PackEntry;
    const pack = link.pack === undefined ? first : packs.get(link.pack);
    if (!pack) {
      const notice = tabWordsOf(this.#language).linkPack(read(readerOf(first, this.#language), first.name));
      return this.#show({ pack: first.id, walking: undefined, notice }, how);
    }
    if (link.paper !== undefined) return this.#openPaper(pack, link.paper, link.known, how);
    const id = link.guide ?? (link.pinned ? pack.tab : undefined);
    if (id === undefined) return this.#show({ pack: pack.id, walking: undefined, notice: '' }, how);
    if (!pack.guides.has(id)) {
      const notice = tabWordsOf(this.#language).linkGuide;
      return this.#show({ pack: pack.id, walking: undefined, notice }, how);
    }
    await this.#begin(pack, id, { link }, how);
  }

  /** Shows a place of the browser's history. One from before the page was loaded has no answers any more. */
  goTo(state: unknown): void {
    this.#trail.forget();
    const at = placeIn(state);
    if (at !== undefined) this.#at = at;
    if (at !== undefined && this.#all[at]) this.#draw();
    else void this.open(readLink(location.hash), 'replace');
  }

  async #begin(
    pack: PackEntry,
    id: string,
    from: { link: Link } | { known: Answers },
    how: 'push' | 'replace',
  ): Promise<void> {
    const words = tabWordsOf(this.#language);
    this.#frame.wait(words.loading);
    try {
      const guide = await this.#parts.library.guide(pack.id, id);
      const { known, dropped } =
        'link' in from ? knownIn(guide, from.link) : { known: from.known, dropped: 0 };
      const notices = dropped > 0 ? [words.linkAnswers(dropped)] : [];
      this.#show({ pack: pack.id, walking: openGuide(guide, known, notices, today()), notice: '' }, how);
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
      this.#frame.fail(error.code === 'TAB_OUTDATED' ? 'outdated' : 'offline', words, () =>
        this.#begin(pack, id, from, how),
      );
    }
  }

  async #openPaper(
    pack: PackEntry,
    id: string,
    known: Answers | Link['known'],
    how: 'push' | 'replace',
  ): Promise<void> {
    const words = tabWordsOf(this.#language);
    if (!pack.papers.has(id)) {
      const notice = paperWordsOf(this.#language).linkPaper;
      return this.#show({ pack: pack.id, walking: undefined, notice }, how);
    }
    this.#frame.wait(words.loading);
    try {
      const loaded = await this.#parts.library.paper(pack.id, id);
      const answers = Array.isArray(known) ? answersIn(loaded.facts, known) : (known as Answers);
      const paper = { loaded, known: answers, draft: draftOf(pack.id, id) };
      this.#show({ pack: pack.id, walking: undefined, notice: '', paper }, how);
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
      this.#frame.fail(error.code === 'TAB_OUTDATED' ? 'outdated' : 'offline', words, () =>
        this.#openPaper(pack, id, known, how),
      );
    }
  }

  /** @param view the next step of a guide, where it is drawn already */
  #show(shown: Shown, how: 'push' | 'replace', view?: GuideView): void {
    if (how === 'push') {
      this.#at += 1;
      this.#all.length = this.#at;
    }
    this.#all[this.#at] = shown;
    const { isDemo } = this.#parts.library;
    const own = isDemo ? shown.pack : undefined;
    const address = shown.paper
      ? paperFragment(shown.paper.loaded.paper.id, own, {})
      : linkTo(shown.walking?.guide.id, own);
    if (view) this.#trail.writeOnceShown(this.#at, address);
    else this.#trail.write(how, this.#at, address);
    this.#draw(view);
  }

  #draw(view?: GuideView): void {
    this.#ahead.begin([]);
    const { pack: id, walking, notice, paper } = this.#all[this.#at] as Shown;
    const pack = this.#parts.library.packs.get(id) as PackEntry;
    const reader = readerOf(pack, this.#language);
    const words = tabWordsOf(this.#language);
    if (paper) {
      const { promise } = paperWordsOf(this.#language);
      this.#frame.head({ words, language: this.#language, pack, isOverview: false, promise });
      this.#frame.show(paperView({ pack, open: paper, reader, say: this.#frame.say }));
      return;
    }
    const isOverview = walking === undefined;
    this.#frame.head({ words, language: this.#language, pack, isOverview });
    if (isOverview) {
      const own = this.#parts.library.isDemo ? id : undefined;
      const addressOf = (guide: string) => linkTo(guide, own);
      const paperAddressOf = (paper: string) => paperFragment(paper, own, {});
      const openPaper = (paper: string) => void this.#openPaper(pack, paper, {}, 'push');
      const open = (guide: string) => void this.#begin(pack, guide, { known: {} }, 'push');
      const { isShared } = this.#parts.host;
      const ways = { open, openPaper, addressOf, paperAddressOf, isShared };
      this.#frame.show(overviewView({ pack, reader, words, notice, ...ways, say: this.#frame.say }));
      return;
    }
    const shown = view ?? this.#viewOf(pack, walking);
    this.#frame.show(shown);
    this.#ahead.begin(shown.presses);
  }

  #viewOf(pack: PackEntry, walking: Walking): GuideView {
    const reader = readerOf(pack, this.#language);
    const own = this.#parts.library.isDemo ? pack.id : undefined;
    const link = new URL(linkTo(walking.guide.id, own), location.href);
    link.search = '';
    return guideView({
      pack,
      reader,
      words: tabWordsOf(this.#language),
      walking,
      today: today(),
      act: (action) => this.#act(pack, action),
      say: this.#frame.say,
      openPaper: (paper, known) => void this.#openPaper(pack, paper, known, 'push'),
      share: () => this.#parts.host.share(link.href, read(reader, walking.guide.title)),
    });
  }

  #act(pack: PackEntry, action: CardAction): void {
    if (isWalkAction(action)) {
      const { walking, view } = this.#ahead.take(action);
      this.#show({ pack: pack.id, walking, notice: '' }, 'push', view);
    } else if (action.do === 'open') {
      void this.#begin(pack, action.guide, { known: action.known }, 'push');
    } else this.#toOverview();
  }

  /** What a press on the card that is shown leads to. */
  #next(action: WalkAction): { walking: Walking; view: GuideView } {
    const { pack: id, walking: from } = this.#all[this.#at] as Shown & { walking: Walking };
    const pack = this.#parts.library.packs.get(id) as PackEntry;
    const walking = press(from, action, readerOf(pack, this.#language), today());
    return { walking, view: this.#viewOf(pack, walking) };
  }

  #toOverview(): void {
    const { pack } = this.#all[this.#at] as Shown;
    this.#show({ pack, walking: undefined, notice: '' }, 'push');
  }

  #chooseLanguage(language: Language): void {
    this.#language = language;
    this.#parts.keepLanguage(language);
    this.#draw();
  }
}

function today(): string {
  return dayOf(Date.now());
}
