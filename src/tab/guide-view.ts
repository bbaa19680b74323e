/** One step of a guide: its card, the rules beside it, and what can be done with it. */
import type { CardAction, WalkAction } from '../cards/action.ts';
import { type Reader, read } from '../cards/reader.ts';
import { drawStep, type StepView } from '../cards/render.ts';
import { sectionsOf } from '../cards/sources.ts';
import type { PackEntry } from '../guide/pack.ts';
import { papersOf } from '../guide/paper.ts';
import type { Answers } from '../guide/step.ts';
import { paperWordsOf } from '../words/papers/words.ts';
import type { TabWords } from '../words/tab/shape.ts';
import { drawCard } from './card.ts';
import { buttonOf, h } from './dom.ts';
import type { View } from './frame.ts';
import type { Shared } from './host.ts';
import { receiptView } from './receipt-view.ts';
import { pressesOf, rulesBeside, viewOf, type Walking } from './walking.ts';

interface GuideParts {
  pack: PackEntry;
  reader: Reader;
  words: TabWords;
  walking: Walking;
  today: string;
  act: (action: CardAction) => void;
  say: (sentence: string) => void;
  share: () => Promise<Shared>;
  /** Opens a paper, with what the answers fill in. */
  openPaper: (paper: string, known: Answers) => void;
}

/** From this width on there is room for the rules beside the card, in CSS pixels; the same as in the style sheet. */
const WIDE = '(min-width: 60rem)';

export interface GuideView extends View {
  /** What one press on the card can do in the walk: see `pressesOf`. */
  presses: readonly WalkAction[];
}

export function guideView(parts: GuideParts): GuideView {
  const { pack, reader, walking, today, act, say } = parts;
  const view = viewOf(walking, pack, reader, today);
  const card = drawCard(drawStep(view), act, say);
  const headings = [...card.querySelectorAll<HTMLElement>('[role="heading"]')];
  const element = h(
    'div',
    { class: `step ${view.template}` },
    h('div', { class: 'step-main' }, progressOf(walking), h('section', { class: 'card' }, card)),
    actionsOf(parts),
    sourcesOf(parts),
  );
  return {
    element,
    // The first heading is the guide's title; the second is the question, or the answer.
    focus: headings[1] ?? card,
    said: spoken(parts, view),
    title: `${read(reader, walking.guide.title)} · Må jeg?`,
    presses: pressesOf(view),
  };
}

function spoken({ words }: GuideParts, { template, view }: StepView): string {
  const first = template === 'question' ? view.progress : words.answered(view.answer);
  return [first, ...view.notices.map(({ text }) => text)].join('. ');
}

/** How far along, drawn; the card says the same in words. */
function progressOf({ reached: { step } }: Walking): HTMLElement {
  const done = step.trace.filter(({ origin }) => origin === 'answered').length;
  const part = step.kind === 'question' ? done / (done + step.remaining) : 1;
  const bar = h('div', { class: 'progress', 'aria-hidden': 'true' }, h('span'));
  bar.style.setProperty('--done', String(part));
  return bar;
}

function sourcesOf({ reader, words, walking }: GuideParts): HTMLElement | undefined {
  const sections = sectionsOf(reader, rulesBeside(walking));
  if (sections.length === 0) return undefined;
  const details = h(
    'details',
    { class: 'sources' },
    h('summary', {}, h('h2', {}, words.sources)),
    ...sections.map(({ heading, paragraphs }) =>
      h(
        'section',
        { lang: reader.content },
        h('h3', {}, heading),
        ...paragraphs.map(({ text }) => h('p', {}, text)),
      ),
    ),
  );
  details.open = matchMedia(WIDE).matches;
  return h('aside', { 'aria-label': words.sources }, details);
}

/** What can be done with a guide, or with an answer. */
function actionsOf(parts: GuideParts): HTMLElement {
  const { words, walking } = parts;
  const status = h('p', { class: 'status' });
  const tell = (sentence: string) => {
    status.textContent = sentence;
    parts.say(sentence);
  };
  const below = h('div', { class: 'below' });
  const hasWay = walking.reached.step.trace.length > 0;
  const receipt = receiptView(parts, tell);
  return h(
    'section',
    { class: 'actions', 'aria-label': words.actions },
    ...paperButtons(parts),
    receipt,
    ...(hasWay ? [wayButton(parts, below)] : []),
    shareButton(parts, tell),
    status,
    below,
  );
}

/** The papers that the answer asks for. */
function paperButtons({ pack, reader, walking, openPaper }: GuideParts): HTMLElement[] {
  const { step } = walking.reached;
  if (step.kind !== 'outcome') return [];
  const known = Object.fromEntries(step.trace.map(({ fact, answer }) => [fact, answer]));
  const papers = papersOf(step).flatMap((id) => pack.papers.get(id) ?? []);
  const words = paperWordsOf(reader.language);
  return papers.map(({ id, title }) =>
    buttonOf(words.make(read(reader, title)), () => openPaper(id, known), { class: 'button primary' }),
  );
}

/** Shows the way that was taken, and hides it again. */
function wayButton({ words, walking, reader, today }: GuideParts, below: HTMLElement): HTMLElement {
  const button = buttonOf(
    words.way,
    async () => {
      const isOpen = button.getAttribute('aria-expanded') === 'true';
      if (isOpen) below.replaceChildren();
      else {
        const { wayView } = await import('./way-view.ts');
        below.replaceChildren(wayView(walking, reader, words, today));
      }
      button.setAttribute('aria-expanded', String(!isOpen));
      button.textContent = isOpen ? words.way : words.hideWay;
    },
    { 'aria-expanded': 'false' },
  );
  return button;
}

function shareButton({ words, share }: GuideParts, tell: (sentence: string) => void): HTMLElement {
  return buttonOf(words.share, async () => {
    const shared = await share();
    if (shared === 'shared') return;
    tell(shared === 'copied' ? words.copied : words.copyFailed(shared.link));
  });
}
