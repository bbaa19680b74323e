import { type DrawingWords, edgesOf, verdictColours } from './drawing.ts';
import type { Guide } from './pack.ts';
import { type Language, type Verdict, verdicts } from './schema.ts';

/** A guide as a Mermaid flowchart: questions, outcomes by verdict, and the answers on the edges. */
export function mermaid(guide: Guide, language: Language, words: DrawingWords): string {
  const questions = Object.entries(guide.questions);
  const outcomes = Object.entries(guide.outcomes);
  const used = verdicts.filter((verdict) => outcomes.some(([, outcome]) => outcome.verdict === verdict));
  return [
    'flowchart TD',
    `  accTitle: ${escaped(guide.title[language] ?? guide.id)}`,
    `  accDescr: ${escaped(words.description(questions.length, outcomes.length))}`,
    ...questions.map(([id, { ask }]) => `  ${node(id)}[${quoted(ask[language] ?? id)}]`),
    ...outcomes.map(
      ([id, { answer, verdict }]) => `  ${node(id)}([${quoted(answer[language] ?? id)}]):::${verdict}`,
    ),
    ...questions.flatMap(([id, question]) => edgesOf(id, question, words).map(edge)),
    `  subgraph legend [${quoted(words.legend)}]`,
    ...used.map((verdict) => `    legend_${verdict}([${quoted(words.verdict[verdict])}]):::${verdict}`),
    '  end',
    ...used.map((verdict) => `  classDef ${verdict} ${look(verdict)}`),
  ].join('\n');
}

function edge({ from, to, labels }: ReturnType<typeof edgesOf>[number]): string {
  const arrow = labels.length === 0 ? '-->' : `-->|"${labels.map(escaped).join('<br/>')}"|`;
  return `  ${node(from)} ${arrow} ${node(to)}`;
}

function look(verdict: Verdict): string {
  const { fill, stroke } = verdictColours[verdict];
  return `fill:${fill},stroke:${stroke},color:#111`;
}

/** Ids hold hyphens, which Mermaid may read as part of an edge, and can be one of its words, such as "end". */
function node(id: string): string {
  return `n_${id.replaceAll('-', '_')}`;
}

function quoted(text: string): string {
  return `"${escaped(text)}"`;
}

/** Mermaid reads quotes, angle brackets, backticks, # and % itself; as character codes they are only shown. */
function escaped(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(/["#%&;<>[\]`{|}\\]/gu, (sign) => `#${sign.codePointAt(0)};`);
}
