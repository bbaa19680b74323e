/** The report as tables for a spreadsheet. */
import { deadlineText } from '../cards/duties.ts';
import { read } from '../cards/reader.ts';
import { paragraphOf, sourceParts } from '../cards/sources.ts';
import type { DutyItem, Guide, Rule } from '../guide/pack.ts';
import { contactText } from './answers.ts';
import { guidesOf, type Report, titleOf } from './report.ts';
import { type Way, writtenIn } from './ways.ts';

type Row = (string | number)[];

/** Every way a row, those that go on into another guide as well; a guide that is written by states, each state. */
export function wayRows(report: Report): Row[] {
  const { columns, verdict, answer, reason, ask } = report.words;
  const head = [
    columns.guide,
    columns.guideId,
    columns.path,
    columns.standsFor,
    columns.questions,
    columns.answers,
    verdict,
    columns.outcome,
    answer,
    reason,
    columns.must,
    columns.should,
    columns.instead,
    ask,
    columns.places,
    columns.writtenIn,
  ];
  const rows = guidesOf(report).flatMap(({ guide, ways }) =>
    ways.ways.map((way) => wayRow(report, guide, way)),
  );
  return [head, ...rows];
}

function wayRow(report: Report, guide: Guide, way: Way): Row {
  const { reader } = report;
  const { outcome, duties, node } = way.end;
  const into = writtenIn(way);
  return [
    read(reader, guide.title),
    guide.id,
    way.number,
    way.count,
    way.answers.length,
    way.answers.map(({ fact, answer }) => `${fact}: ${answer}`).join(' → '),
    reader.words.verdict[outcome.verdict],
    node,
    read(reader, outcome.answer),
    read(reader, outcome.because),
    dutyTexts(report, duties, 'must'),
    dutyTexts(report, duties, 'should'),
    outcome.instead ? read(reader, outcome.instead.text) : '',
    contactText(report, outcome),
    placesOf(report, way),
    into === undefined ? read(reader, guide.title) : titleOf(report, into),
  ];
}

function dutyTexts({ reader }: Report, duties: readonly DutyItem[], strength: DutyItem['strength']): string {
  return duties
    .filter((duty) => duty.strength === strength)
    .map(({ phase, text, deadline }) => {
      const until = deadline ? ` ${deadlineText(reader, deadline)}.` : '';
      return `${reader.words.phase[phase]}: ${read(reader, text)}${until}`;
    })
    .join('\n');
}

function placesOf({ reader }: Report, { end }: Way): string {
  return sourceParts(reader, end)
    .sources.flatMap(({ heading, paragraphs }) => paragraphs.map(({ text }) => `${heading}. ${text}`))
    .join('\n');
}

/** Every rule of the document a row, in its order. */
export function ruleRows(report: Report): Row[] {
  const { pack, reader, words, sections } = report;
  const { columns } = words;
  const head = [
    columns.section,
    words.paragraph,
    columns.ruleId,
    words.addressee,
    words.rule,
    words.state,
    columns.guides,
    words.reason,
  ];
  const rows = sections.flatMap(({ path, paragraphs }) =>
    paragraphs.flatMap(({ at, rules }) =>
      rules.map(({ id, state, guides, reason = '' }): Row => {
        const { addressee, modality, says } = pack.rules.get(id) as Rule;
        return [
          path.join(' › '),
          paragraphOf(reader, at),
          id,
          `${words.addressees[addressee]}: ${words.modality[modality]}`,
          read(reader, says),
          words.paragraphStates[state === 'cited' ? 'encoded' : state],
          guides.map((guide) => titleOf(report, guide)).join(', '),
          reason,
        ];
      }),
    ),
  );
  return [head, ...rows];
}
