/** The way that was taken, drawn and in words. It brings the layout of graphs along, so it is loaded when it is asked for. */
import { drawingWordsFor } from '../cards/drawing-words.ts';
import { type Reader, read } from '../cards/reader.ts';
import { answerLabel } from '../guide/drawing.ts';
import type { Guide } from '../guide/pack.ts';
import { type Crossing, wayOf } from '../guide/way.ts';
import { wayPicture } from '../picture/way.ts';
import type { TabWords } from '../words/tab/shape.ts';
import { h } from './dom.ts';
import type { Walking } from './walking.ts';

/** In a window up to this wide, in pixels, the picture goes from top to bottom: beside each other, boxes have no room. */
const NARROW = 640;
/** What stands beside the picture on both sides in a narrow window, in pixels; see the style sheet. */
const BESIDE = 60;

/** The picture of a walk that has at least one answer, and a list that says the same. */
export function wayView(
  { guide, reached }: Walking,
  reader: Reader,
  words: TabWords,
  today: string,
): HTMLElement {
  const way = wayOf(guide, reached.step.trace, today);
  const drawing = drawingWordsFor(reader, guide.facts);
  const text = { title: words.wayTaken, description: words.wayText };
  const { clientWidth } = document.documentElement;
  const width = clientWidth <= NARROW ? clientWidth - BESIDE : undefined;
  const svg = wayPicture(guide, way, today, reader.content, drawing, text, width);
  const picture = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
  const label = (fact: string, answer: Crossing['taken']['answer']) =>
    answerLabel(guide, fact, answer, today, drawing);
  const frame = h('div', {
    class: width === undefined ? 'way-picture' : 'way-picture fitted',
    role: 'region',
    tabindex: '0',
    'aria-label': words.wayTaken,
  });
  frame.append(document.importNode(picture, true));
  const rows = way.map(({ question, fact, taken, others }) => {
    const ask = guide.questions[question]?.ask;
    const asked = ask ? read(reader, ask) : question;
    const rest = others.map(({ answers, to }) =>
      h(
        'li',
        {},
        words.wayOther(
          answers.map((answer) => label(fact, answer)).join(' / '),
          nameOf(guide, to, reader, words),
        ),
      ),
    );
    return h(
      'li',
      {},
      words.wayRow(asked, label(fact, taken.answer)),
      rest.length > 0 ? h('ul', {}, ...rest) : undefined,
    );
  });
  return h(
    'div',
    { class: 'way', lang: reader.content },
    h('h2', {}, words.wayTaken),
    h('p', {}, words.wayText),
    frame,
    h('h3', {}, words.wayElse),
    h('ol', {}, ...rows),
  );
}

/** What stands at the end of a line: an answer, or the next question. */
function nameOf(guide: Guide, node: string, reader: Reader, words: TabWords): string {
  const outcome = guide.outcomes[node];
  if (outcome) return read(reader, outcome.answer);
  const ask = guide.questions[node]?.ask;
  return ask ? words.nextQuestion(read(reader, ask)) : node;
}
