import { channelAnswers, channelFacts } from '../guide/channels.ts';
import type { Guide, Pack } from '../guide/pack.ts';
import type { Channel, ChannelsFile, Contact, Sensitivity } from '../guide/schema.ts';
import type { PersonalDataKind } from '../words/shape.ts';
import { type Button, button } from './button.ts';
import { looks } from './outcome-view.ts';
import { type Reader, read } from './reader.ts';

/** Personal data of one kind in a text. */
export interface FindingGroup {
  kind: PersonalDataKind;
  /** Whether it may well be something else. */
  unsure: boolean;
  /** Numbers with their digits hidden, words as they stand. */
  passages: readonly string[];
  /** How often the text holds some. */
  count: number;
}

/** Everything that `cards/text-check.json` shows. */
export interface TextCheckView {
  lang: string;
  fallbackText: string;
  style: string;
  sign: string;
  heading: string;
  text: string;
  foundTitle: string;
  found: { text: string }[];
  waysTitle: string;
  /** What the guideline says of each way to send it. */
  ways: { sign: string; name: string; answer: string; because: string; open: Button }[];
  /** The ways to choose from, where there is no answer yet. */
  choices: Button[];
  closing: string;
  row: Button[];
}

const MOST_KINDS = 8;
const MOST_PASSAGES = 3;

const signs = {
  guarded: { style: 'warning', sign: '✋' },
  person: { style: 'accent', sign: '👤' },
  nothing: { style: 'emphasis', sign: '🔍' },
} as const;

/**
 * What was found in a text, and what the guideline says about sending it.
 * @param sensitivity the strictest that was found; undefined says nothing of the text
 * @param today ISO date against which dates are measured
 */
export function textCheckView(
  reader: Reader,
  pack: Pack,
  findings: readonly FindingGroup[],
  sensitivity: Sensitivity | undefined,
  today: string,
): TextCheckView {
  const { check } = reader.words;
  const result = sensitivity ? 'guarded' : findings.length > 0 ? 'person' : 'nothing';
  const { heading, text } = check.result[result];
  return {
    lang: reader.language,
    fallbackText: heading,
    ...signs[result],
    heading,
    text,
    foundTitle: check.found,
    found: foundLines(reader, findings),
    ...waysOf(reader, pack, sensitivity, today),
    row: [
      checkButton(reader, pack),
      button(reader.words.menu, { do: 'menu', lang: reader.language, pack: pack.id }),
    ],
  };
}

/** The button that leads to the check of a text. */
export function checkButton(reader: Reader, pack: Pack): Button {
  return button(reader.words.check.begin, { do: 'check', lang: reader.language, pack: pack.id });
}

function foundLines({ words }: Reader, findings: readonly FindingGroup[]): { text: string }[] {
  const lines = findings.slice(0, MOST_KINDS).map(({ kind, unsure, passages, count }) => {
    const rest = passages.length > MOST_PASSAGES ? ' …' : '';
    const name = words.check.kinds[kind];
    const what = count > 1 ? words.check.times(name, count) : name;
    const line = `${what}: ${passages.slice(0, MOST_PASSAGES).join(', ')}${rest}`;
    return unsure ? words.check.perhaps(line) : line;
  });
  const left = findings.length - lines.length;
  return [...lines, ...(left > 0 ? [words.check.more(left)] : [])].map((text) => ({ text }));
}

type Ways = Pick<TextCheckView, 'waysTitle' | 'ways' | 'choices' | 'closing'>;

function waysOf(reader: Reader, pack: Pack, sensitivity: Sensitivity | undefined, today: string): Ways {
  const { words } = reader;
  const { check } = words;
  const municipality = read(reader, pack.name);
  if (!pack.channels) {
    const contact = read(reader, (pack.contacts[pack.ask] as Contact).name);
    return {
      waysTitle: words.contact(contact),
      ways: [],
      choices: [],
      closing: check.silent(municipality),
    };
  }
  const open = guideOpener(reader, pack, pack.channels, sensitivity);
  if (!sensitivity) {
    const choices = pack.channels.channels.map((channel) => open(channel, read(reader, channel.name)));
    return { waysTitle: check.chooseWay, ways: [], choices, closing: '' };
  }
  const ways = channelAnswers(pack, sensitivity, today).map(({ channel, reached: { outcome } }) => ({
    sign: looks[outcome.verdict].sign,
    name: read(reader, channel.name),
    answer: read(reader, outcome.answer),
    because: read(reader, outcome.because),
    open: open(channel, check.openGuide),
  }));
  return { waysTitle: check.ways(municipality), ways, choices: [], closing: check.limits };
}

/** Makes the button that opens the guide of a channel with what is known of the text. */
function guideOpener(
  reader: Reader,
  pack: Pack,
  channels: ChannelsFile,
  sensitivity: Sensitivity | undefined,
) {
  return (channel: Channel, title: string): Button => {
    const guide = pack.guides.get(channel.guide) as Guide;
    const known = channelFacts(guide, channels, channel, sensitivity);
    const data = {
      do: 'open',
      lang: reader.language,
      pack: pack.id,
      guide: channel.guide,
      known,
    } as const;
    return button(title, data, reader.words.check.openGuideFor(read(reader, channel.name)));
  };
}

/** Everything that `cards/text-form.json` shows: a field for the text. */
export interface TextFormView {
  lang: string;
  fallbackText: string;
  heading: string;
  notice: string;
  promise: string;
  field: string;
  missing: string;
  longest: number;
  go: Button;
  row: Button[];
}

/** Characters that fit into the field; a longer text can be sent in parts. */
const LONGEST_IN_FIELD = 10_000;

/** The field for a text to check. @param notice what has to be said first, or nothing */
export function textFormView(reader: Reader, pack: Pack, notice: string): TextFormView {
  const { check, menu } = reader.words;
  return {
    lang: reader.language,
    fallbackText: check.heading,
    heading: check.heading,
    notice,
    promise: check.promise,
    field: check.field,
    missing: check.empty,
    longest: LONGEST_IN_FIELD,
    go: button(check.go, { do: 'check', lang: reader.language, pack: pack.id }),
    row: [button(menu, { do: 'menu', lang: reader.language, pack: pack.id })],
  };
}
