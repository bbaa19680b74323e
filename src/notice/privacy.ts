import type { NoticeWords, ReportKind } from '../words/notice/shape.ts';
import type { Section } from './page.ts';

/** What a deployment does with data, as far as its settings decide it. */
export interface Handling {
  /** The systems that report to it, and what it looks through itself. */
  reports: ReadonlySet<ReportKind>;
  /** Whether a language model may be asked. */
  model: boolean;
  /** Whether it checks who calls, behind https. */
  secured: boolean;
}

/** Kinds of reports in the order in which the notice lists them. */
const reportKinds = ['audit', 'calendar', 'chats', 'channels', 'readAlong', 'own'] as const;
/** With one of these, messages that are not meant for the bot are looked at. */
const readers = ['chats', 'channels', 'readAlong'] as const;

/** The parts of the privacy notice. @param authority where to complain, an address; undefined where unknown */
export function privacySections(
  { privacy }: NoticeWords,
  { reports, model, secured }: Handling,
  municipality: string | undefined,
  authority: string | undefined,
): Section[] {
  const { kept, notKept, access, rights } = privacy;
  const rows = [...kept.stored, ...(reports.has('calendar') ? [kept.calendar] : [])];
  const municipal = municipality === undefined ? [] : [privacy.controller(municipality)];
  return [
    notKept,
    { heading: kept.heading, text: kept.text, rows },
    reportSection(privacy, reports),
    { heading: privacy.model.heading, text: model ? privacy.model.on : [privacy.model.off] },
    {
      heading: access.heading,
      text: [...municipal, ...access.text, ...(secured ? access.secured : [])],
    },
    {
      heading: rights.heading,
      text: [...rights.text, ...(municipality === undefined ? [] : rights.municipal)],
      ...(authority && { way: { text: rights.complain, href: authority } }),
    },
  ];
}

function reportSection({ reports: words }: NoticeWords['privacy'], on: Handling['reports']): Section {
  const kinds = reportKinds.filter((kind) => on.has(kind));
  const closing = [
    ...(readers.some((kind) => on.has(kind)) ? [] : [words.onlyMine]),
    ...(kinds.length > 0 ? [words.promise] : []),
  ];
  if (kinds.length === 0) return { heading: words.heading, text: [words.none, ...closing] };
  return {
    heading: words.heading,
    intro: words.some,
    items: kinds.map((kind) => words.kinds[kind]),
    text: closing,
  };
}
