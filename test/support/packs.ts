/** A small pack as the YAML files of a folder, for tests that read, break and check packs. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from '@jest/globals';
import { fingerprint } from '../../src/packs/fingerprint.ts';

/** The texts of the files of a pack, by path below the folder of the packs. */
export type PackTexts = Readonly<Record<string, string>>;

export const packYaml = `id: eksempel
name: { da: Eksempel Kommune, en: Example Municipality }
languages: [da, en]
source:
  title: Retningslinjer for gaver
  edition: '1.0'
  date: '2026-01-05'
contacts:
  leader:
    name: { da: din leder, en: your leader }
ask: leader
guides: [gift]
`;

export const factsYaml = `giver:
  type: one-of
  label: { da: Giver, en: Giver }
  unsure: true
  values:
    citizen:
      label: { da: En borger, en: A citizen }
      help: { da: Også pårørende., en: Relatives as well. }
    colleague:
      label: { da: En kollega, en: A colleague }
      said: [workmate, [not citizen, office]]
knows-giver:
  type: yes-no
  label: { da: Kender giveren, en: Knows the giver }
  said: { yes: [workmate] }
kinds:
  type: several-of
  label: { da: Slags, en: Kinds }
  values:
    flowers:
      label: { da: Blomster, en: Flowers }
    money:
      label: { da: Penge, en: Money }
    travel:
      label: { da: Rejse, en: Travel }
received:
  type: date
  label: { da: Modtaget, en: Received }
`;

export const rulesYaml = `sections:
  - path: [Gaver, Fra borgere]
    paragraphs:
      - at: '1'
        fingerprint: '0123456789abcdef'
        rules:
          - id: small-gift-allowed
            modality: may
            addressee: employee
            says: { da: Du må tage imod blomster., en: You may take flowers. }
          - id: money-refused
            modality: must-not
            addressee: employee
            says: { da: Tag aldrig imod penge., en: Never take money. }
      - at: '2.1'
        fingerprint: 'fedcba9876543210'
        rules:
          - id: gift-reported
            modality: must
            addressee: employee
            says: { da: Fortæl din leder om gaven., en: Tell your leader of the gift. }
            parameters:
              deadline: P1M
          - id: leader-list
            modality: should
            addressee: leader
            says: { da: Lederen fører en liste., en: The leader keeps a list. }
            uncited: It is for leaders, who have no guide yet.
      - at: '3'
        fingerprint: 'aaaabbbbccccdddd'
        not-normative: It tells how the text came about.
`;

const channelsYaml = `says:
  sensitive: { giver: colleague }
  confidential: { knows-giver: 'yes' }
channels:
  - id: by-hand
    name: { da: Fra hånd til hånd, en: By hand }
    guide: gift
    assuming: { giver: not-sure }
`;

const restraintYaml = `restraint:
  time-zone: Europe/Copenhagen
  holidays: DK
  from: '08:00'
  to: '16:00'
  most-per-day: 2
`;

/** Reminders of a pack that says nothing of its own accord. */
const silentYaml = `${restraintYaml}irrelevant:
  - { on: mail-forwarding, because: No rule is about it. }
  - { on: file-sharing, because: No rule is about it. }
  - { on: personal-data, because: No rule is about it. }
  - { on: meeting-service, because: No rule is about it. }
`;

const remindersYaml = `${restraintYaml}rules:
  - id: gift-mailed
    on: mail-forwarding
    when: { to: [outside, unknown] }
    noticed: { da: Din mail bliver sendt videre., en: Your mail is passed on. }
    rule: { da: Din leder skal kende gaven., en: Your leader has to know of the gift. }
    do: { da: 'Se, om du skal sige det.', en: See whether you have to tell. }
    guide: gift
    known: { giver: citizen }
    cites: [gift-reported]
    delay: PT10M
    once: P30D
    expires: P14D
  - id: gift-meeting
    on: meeting-service
    when: { service: zoom }
    noticed: { da: Du har holdt et møde i Zoom., en: You held a meeting in Zoom. }
    rule: { da: En gave kan være en billet., en: A gift can be a ticket. }
    do: { da: 'Se, om du må tage imod den.', en: See whether you may take it. }
    guide: gift
    cites: [money-refused]
    delay: PT0M
    once: P7D
    expires: P7D
irrelevant:
  - on: mail-forwarding
    when: { to: inside }
    because: Colleagues may pass gifts on.
  - on: file-sharing
    because: No rule is about files.
  - on: personal-data
    because: No rule is about data.
  - on: meeting-service
    when: { service: [webex, google-meet, skype, facetime] }
    because: No rule is about these.
year:
  - id: gift-list
    title: { da: Gennemgå listen over gaver, en: Look through the list of gifts }
    text: { da: 'Se, om alle gaver står der.', en: See whether all gifts stand there. }
    every: P1Y
    guide: gift
    cites: [gift-reported]
`;

export const guideYaml = `id: gift
title: { da: Gaver, en: Gifts }
question: { da: Må jeg tage imod gaven?, en: May I take the gift? }
case: general
asks:
  da: [må jeg få en gave]
  en: [may i get a gift]
start: who
questions:
  who:
    fact: giver
    ask: { da: Hvem giver gaven?, en: Who gives the gift? }
    why: { da: Det afgør reglerne., en: It decides the rules. }
    options:
      citizen: { to: what }
      colleague: { to: free, cites: [small-gift-allowed] }
      not-sure: { to: sort }
  sort:
    fact: knows-giver
    ask: { da: Arbejder I sammen?, en: Do you work together? }
    why: { da: Det afgør hvem det er., en: It decides who it is. }
    options:
      yes: { to: free, means: { giver: colleague }, cites: [small-gift-allowed] }
      no: { to: what, means: { giver: citizen } }
  what:
    fact: kinds
    ask: { da: Hvad er det?, en: What is it? }
    why: { da: Det afgør svaret., en: It decides the answer. }
    to:
      - when: { kinds: { includes: [money, travel] } }
        to: refused
      - otherwise: when
  when:
    fact: received
    ask: { da: Hvornår fik du den?, en: When did you get it? }
    why: { da: Fristen afhænger af det., en: The deadline depends on it. }
    to:
      - when: { received: { older-than: P1M } }
        to: late
      - when: { received: { within: P1M } }
        to: reported
duties:
  tell-leader:
    text: { da: Fortæl din leder om gaven., en: Tell your leader of the gift. }
    strength: must
    phase: after
    deadline: { within: P1M, after: { da: gaven, en: the gift } }
    cites: [gift-reported]
outcomes:
  free:
    verdict: allowed
    answer: { da: 'Ja, det må du.', en: 'Yes, you may.' }
    because: { da: Kolleger må give hinanden blomster., en: Colleagues may give flowers. }
    cites: [small-gift-allowed]
  reported:
    verdict: allowed_with_conditions
    answer: { da: 'Ja, hvis du fortæller det.', en: 'Yes, if you tell of it.' }
    because: { da: Små gaver er i orden., en: Small gifts are fine. }
    duties: [tell-leader]
    cites: [small-gift-allowed]
  refused:
    verdict: not_allowed
    answer: { da: 'Nej, ikke på den måde.', en: 'No, not that way.' }
    because: { da: Penge og rejser er for meget., en: Money and travel are too much. }
    instead: { text: { da: Sig pænt nej tak., en: Decline with thanks. } }
    cites: [money-refused]
  late:
    verdict: escalate
    answer: { da: Spørg først din leder., en: First ask your leader. }
    because: { da: Fristen er gået., en: The deadline has passed. }
    ask: leader
    cites: [gift-reported]
`;

export const casesYaml = `guide: gift
cases:
  - id: gift-01
    situation: Anna's colleague brings her tulips.
    answers: { giver: colleague }
    verdict: allowed
    duties: []
    cites: [small-gift-allowed]
  - id: gift-02
    situation: A citizen brings Bo a rose today.
    today: '2026-03-31'
    answers: { giver: citizen, kinds: [flowers], received: '2026-03-31' }
    verdict: allowed_with_conditions
    outcome: reported
    duties: [tell-leader]
    cites: [gift-reported]
`;

export const conceptsYaml = `citizen:
  da: [borger]
  en: [citizen]
workmate:
  da: [kollega, en fra kontoret]
  en: [colleague]
`;

export const wordsYaml = `workmate:
  da: [eksempelmager]
office:
  da: [eksempelhuset]
`;

const paperYaml = `id: gift-note
kind: internal
title: { da: Notat om en gave, en: Note on a gift }
purpose: { da: Skriv kort om gaven., en: Write about the gift in short. }
cites: [gift-reported]
sections:
  - heading: { da: Gaven, en: The gift }
    cites: [gift-reported]
    text:
      - { da: 'Jeg fik {what} den {when}.', en: 'I got {what} on {when}.' }
    fields:
      what:
        type: text
        label: { da: Hvad du fik, en: What you got }
        example: { da: tulipaner, en: tulips }
      when:
        type: date
        label: { da: Hvornår du fik den, en: When you got it }
        fact: received
      kinds:
        type: checks
        label: { da: Slags gave, en: Kind of gift }
        required: false
        fact: kinds
        options:
          flowers: { da: Blomster, en: Flowers }
          travel: { da: En rejse, en: A journey }
  - heading: { da: Giveren, en: The giver }
    addition: { da: Det hjælper lederen., en: It helps the leader. }
    fields:
      from:
        type: text
        label: { da: Giveren er, en: The giver is }
        fact: giver
        fills:
          citizen: { da: en borger, en: a citizen }
`;

/** The same packs, with a paper of the first one that a duty leads to. */
export function withPaper(texts: PackTexts): PackTexts {
  const deadline = '    deadline: { within: P1M, after: { da: gaven, en: the gift } }\n';
  const linked = `${deadline}    paper: gift-note\n`;
  return {
    ...edited(texts, 'eksempel/guides/gift.yaml', deadline, linked),
    'eksempel/papers/gift-note.yaml': paperYaml,
  };
}

/** A pack without fault: one guide with every type of fact, routes, "not sure", "means" and a deadline. */
export const soundPack: PackTexts = {
  'concepts.yaml': conceptsYaml,
  'eksempel/words.yaml': wordsYaml,
  'eksempel/pack.yaml': packYaml,
  'eksempel/facts.yaml': factsYaml,
  'eksempel/rules.yaml': rulesYaml,
  'eksempel/reminders.yaml': remindersYaml,
  'eksempel/guides/gift.yaml': guideYaml,
  'eksempel/guides/gift.cases.yaml': casesYaml,
};

/** The same pack with a paper, and with channels. */
export const wholePack: PackTexts = { ...withPaper(soundPack), 'eksempel/channels.yaml': channelsYaml };

/** The same files, their rules pinned to the paragraphs of a document, in order. */
export function pinnedTo(paragraphs: readonly string[], texts: PackTexts): PackTexts {
  const marks = ['0123456789abcdef', 'fedcba9876543210', 'aaaabbbbccccdddd'];
  return marks.reduce<PackTexts>(
    (all, mark, index) => edited(all, 'eksempel/rules.yaml', mark, fingerprint(paragraphs[index] ?? '')),
    texts,
  );
}

/** The same files once more, as those of another municipality. */
export function asOther(texts: PackTexts, id = 'andet'): PackTexts {
  return Object.fromEntries(
    Object.entries(texts).map(([file, text]) => [
      file.replace('eksempel', id),
      text.replace('id: eksempel', `id: ${id}`),
    ]),
  );
}

const roseYaml = `rose:
  says: { da: En borger giver dig en rose., nb: En innbygger gir deg en rose., en: A citizen gives you a rose. }
`;
const comparedPack = {
  ...soundPack,
  'eksempel/guides/gift.cases.yaml': casesYaml.replace('id: gift-02', 'id: gift-02\n    compare: rose'),
};

/** Two packs without fault, and a situation that both answer. */
export const comparedPacks: PackTexts = {
  'eksempel/channels.yaml': channelsYaml,
  ...comparedPack,
  ...asOther(comparedPack),
  'situations.yaml': roseYaml,
};

/** The pack with a guide of so many questions on end, each with yes or no: 2 to their power ways. */
export function manyWays(count: number): PackTexts {
  const ids = Array.from({ length: count }, (_, index) => `f${index}`);
  const facts = ids.map((id) => `${id}: { type: yes-no, label: { da: x, en: x } }\n`);
  const texts = 'ask: { da: x?, en: x? }, why: { da: x., en: x. }';
  const questions = ids.map((id, index) => {
    const next = index + 1 < count ? `q${index + 1}` : 'free';
    return `  q${index}: { fact: ${id}, ${texts}, options: { yes: { to: ${next} }, no: { to: ${next} } } }\n`;
  });
  const head = guideYaml.slice(0, guideYaml.indexOf('start:'));
  const free = guideYaml.slice(guideYaml.indexOf('  free:'), guideYaml.indexOf('  reported:'));
  const says = 'says: { da: Ja., en: Yes. }';
  return {
    ...soundPack,
    'eksempel/facts.yaml': facts.join(''),
    'eksempel/reminders.yaml': silentYaml,
    'eksempel/rules.yaml': `sections: [{ path: [x], paragraphs: [{ at: '1', fingerprint: '0123456789abcdef', rules: [{ id: small-gift-allowed, modality: may, addressee: employee, ${says} }] }] }]\n`,
    'eksempel/guides/gift.yaml': `${head}start: q0\nquestions:\n${questions.join('')}outcomes:\n${free}`,
    'eksempel/guides/gift.cases.yaml': 'guide: gift\ncases: []\n',
  };
}

const written: string[] = [];
afterAll(() => {
  for (const folder of written.splice(0)) rmSync(folder, { recursive: true });
});

/** Writes the files of packs into a new temporary folder, gone after the tests of the file; returns its path. */
export function writePacks(texts: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'packs-'));
  written.push(folder);
  for (const [path, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** The same files with one passage of one of them replaced; it has to be there exactly once. */
export function edited(texts: PackTexts, path: string, passage: string, instead: string): PackTexts {
  const text = texts[path] ?? '';
  const count = text.split(passage).length - 1;
  if (count !== 1) throw new Error(`${path} holds the passage ${count} times: ${passage}`);
  return { ...texts, [path]: text.replace(passage, () => instead) };
}
