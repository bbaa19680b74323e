import { type Reader, read } from '../cards/reader.ts';
import { languages } from '../guide/constants.ts';
import type { Guide, Pack } from '../guide/pack.ts';
import { html, type Markup, nothing } from '../report/html.ts';
import { type GuideInsight, type Insights, reminderAnswers } from '../usage/insights.ts';
import { LEAST } from '../usage/use.ts';
import type { InsightsWords } from '../words/insights/shape.ts';
import { reminderWordsOf } from '../words/reminders/words.ts';
import { wordsOf } from '../words/words.ts';
import { barred, type Numbers, type Row, tableOf } from './numbers.ts';

/** What the parts of the page are written from. */
export interface Writing {
  insights: Insights;
  pack: Pack;
  reader: Reader;
  words: InsightsWords;
  numbers: Numbers;
}

/** All guides in one table, and each that was opened with what became of it. */
export function guidesPart(writing: Writing): Markup {
  const { insights, words } = writing;
  const opened = insights.guides.filter(hasNumbers);
  const quiet = insights.guides.filter((guide) => !hasNumbers(guide));
  if (opened.length === 0) return nothing;
  return html`<section><h2 id="guides">${words.guides}</h2>${overview(writing, opened)}${quietPart(writing, quiet)}</section>
${opened.map((guide) => guidePart(writing, guide))}`;
}

/** Whether anything is told of a guide. */
export function hasNumbers({ opened, verdicts, questions, helpful }: GuideInsight): boolean {
  const amounts = [opened, helpful.yes, helpful.no, ...verdicts.map(({ count }) => count)];
  return questions.length > 0 || amounts.some((amount) => amount !== undefined);
}

function overview(writing: Writing, guides: readonly GuideInsight[]): Markup {
  const { words, numbers, reader } = writing;
  const most = Math.max(...guides.map(({ opened = 0 }) => opened));
  const rows = guides.map(
    (guide): Row => ({
      head: html`<a href="#guide-${guide.guide}">${titleOf(writing, guide)}</a>`,
      cells: [barred(numbers.amount(guide.opened), guide.opened, most), helpedText(writing, guide)],
    }),
  );
  return tableOf({ heading: 'guides' }, [words.guide, words.opened, words.helped], rows, reader.content);
}

function helpedText({ words, numbers }: Writing, { helpful: { yes, no } }: GuideInsight): string {
  if (yes === undefined) return no === undefined ? words.fewer(LEAST) : words.noOnly(numbers.count(no));
  if (no === undefined) return words.yesOnly(numbers.count(yes));
  return words.yes(numbers.count(yes), numbers.share(yes / (yes + no)));
}

function quietPart(writing: Writing, guides: readonly GuideInsight[]): Markup {
  if (guides.length === 0) return nothing;
  const titles = guides.map((guide) => html`<li>${titleOf(writing, guide)}</li>`);
  return html`<details><summary>${writing.words.quietGuides(LEAST, guides.length)}</summary><ul lang="${writing.reader.content}">${titles}</ul></details>`;
}

function guidePart(writing: Writing, insight: GuideInsight): Markup {
  const { reader } = writing;
  return html`<section id="guide-${insight.guide}"><h2 lang="${reader.content}">${titleOf(writing, insight)}</h2>
<div class="pair"><div>${verdictTable(writing, insight)}</div><div>${questionTable(writing, insight)}</div></div></section>
`;
}

function verdictTable({ words, numbers, reader }: Writing, { verdicts }: GuideInsight): Markup {
  const most = Math.max(...verdicts.map(({ count = 0 }) => count));
  const rows = verdicts.map(({ verdict, count }) => ({
    head: reader.words.verdict[verdict],
    cells: [barred(numbers.amount(count), count, most)],
    kind: verdict,
  }));
  return tableOf({ caption: words.ended }, [words.answer, words.count], rows);
}

function questionTable(writing: Writing, insight: GuideInsight): Markup {
  const { words, numbers, reader } = writing;
  const { questions } = insight;
  if (questions.length === 0) return html`<p>${words.noQuestions(LEAST)}</p>`;
  const guide = guideOf(writing, insight);
  const rows = questions.flatMap(({ question, gaveUp, shown }): Row[] => {
    const asked = guide.questions[question];
    const text = words.outOf(numbers.count(gaveUp), numbers.count(shown), numbers.share(gaveUp / shown));
    return asked ? [{ head: read(reader, asked.ask), cells: [barred(text, gaveUp, shown)] }] : [];
  });
  const hasOthers = Object.keys(guide.questions).length > questions.length;
  return html`${tableOf({ caption: words.gaveUp }, [words.question, words.count], rows, reader.content)}${
    hasOthers ? html`<p class="small">${words.otherQuestions(LEAST)}</p>` : nothing
  }`;
}

/** Questions that no guide was found for. */
export function noGuidePart({ insights: { noGuide }, words, numbers }: Writing): Markup {
  if (noGuide.length === 0) return nothing;
  const most = Math.max(...noGuide.map(({ count }) => count));
  const counts = new Map(noGuide.map(({ language, count }) => [language, count]));
  const order = [...noGuide.map(({ language }) => language), ...languages.filter((one) => !counts.has(one))];
  const rows = order.map((language) => {
    const count = counts.get(language);
    const head = html`<span lang="${language}">${wordsOf(language).languageName}</span>`;
    return { head, cells: [barred(numbers.amount(count), count, most)] };
  });
  return html`<section><h2 id="no-guide">${words.noGuide}</h2><p>${words.noGuideText}</p>
${tableOf({ heading: 'no-guide' }, [words.language, words.count], rows)}</section>
`;
}

/** What people answered to reminders, rule by rule. */
export function remindersPart(writing: Writing): Markup {
  const { insights, words, numbers, reader, pack } = writing;
  if (insights.reminders.length === 0) return nothing;
  const answerWords = reminderWordsOf(reader.language);
  const sections = insights.reminders.flatMap(({ rule: id, sent, answers }) => {
    const rule = pack.reminders?.rules.find((one) => one.id === id);
    if (!rule) return [];
    const rows = [
      { head: words.sent, cells: [barred(numbers.count(sent), sent, sent)] },
      ...reminderAnswers.map((answer) => ({
        head: answerWords[answer],
        cells: [barred(numbers.amount(answers[answer]), answers[answer], sent)],
      })),
    ];
    return [
      html`<h3 id="reminder-${id}" lang="${reader.content}">${read(reader, rule.noticed)}</h3>${tableOf({ heading: `reminder-${id}` }, [words.reaction, words.count], rows)}`,
    ];
  });
  const hasOthers = (pack.reminders?.rules.length ?? 0) > sections.length;
  return html`<section class="reminders"><h2>${words.reminders}</h2>${sections}${
    hasOthers ? html`<p class="small">${words.quietReminders(LEAST)}</p>` : nothing
  }</section>
`;
}

function titleOf(writing: Writing, insight: GuideInsight): string {
  return read(writing.reader, guideOf(writing, insight).title);
}

function guideOf({ pack }: Writing, { guide: id }: GuideInsight): Guide {
  const guide = pack.guides.get(id);
  if (!guide) throw new Error(`The numbers are of a guide that the pack does not have: ${id}`);
  return guide;
}
