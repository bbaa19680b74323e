import { describe, expect, it } from '@jest/globals';
import { paths } from '../../src/guide/paths.ts';
import { emptyWalk, step } from '../../src/guide/step.ts';
import { loadPack } from '../../src/packs/load.ts';
import { edited, type PackTexts, soundPack, writePacks } from '../support/packs.ts';

const today = '2026-03-31';
const load = (texts: PackTexts) => loadPack(writePacks(texts), 'eksempel', today);
const told = (texts: PackTexts) =>
  load(texts).faults.map(
    ({ code, file, line, column, message }) => `${code} ${file}:${line}:${column} ${message}`,
  );

const giftFile = 'eksempel/guides/gift.yaml';
const listFile = 'eksempel/guides/list.yaml';

const listYaml = `id: list
title: { da: Listen, en: The list }
question: { da: Skal gaven på listen?, en: Does the gift go on the list? }
case: general
asks:
  da: [skal den på listen]
  en: [does it go on the list]
start: from
questions:
  from:
    fact: giver
    ask: { da: Hvem gav gaven?, en: Who gave the gift? }
    why: { da: Det afgør reglerne., en: It decides the rules. }
    options:
      citizen: { to: kind }
      colleague: { to: unlisted }
      not-sure: { to: kind }
  kind:
    fact: on-list
    ask: { da: Står den der allerede?, en: Is it there already? }
    why: { da: En gang er nok., en: Once is enough. }
    options:
      yes: { to: unlisted, duties: [check-list] }
      no: { to: listed }
duties:
  check-list:
    text: { da: Se efter på listen., en: Have a look at the list. }
    strength: should
    phase: after
    cites: [leader-list]
  put-down:
    text: { da: Skriv gaven op., en: Put the gift down. }
    strength: must
    phase: after
    cites: [gift-reported]
outcomes:
  listed:
    verdict: allowed_with_conditions
    answer: { da: 'Ja, hvis du skriver den op.', en: 'Yes, if you put it down.' }
    because: { da: Lederen fører en liste., en: The leader keeps a list. }
    duties: [put-down]
    cites: [leader-list]
    guides: [gift]
  unlisted:
    verdict: allowed
    answer: { da: 'Ja, også uden.', en: 'Yes, even without.' }
    because: { da: Den er der., en: It is there. }
    cites: [leader-list]
`;

const listCases = `guide: list
cases:
  - id: list-01
    situation: A citizen's rose is on the list.
    answers: { giver: citizen, on-list: 'yes' }
    verdict: allowed
    duties: [check-list]
    cites: [leader-list]
`;

/** Two guides: what the first calls "reported" is answered by the second. */
const importing: PackTexts = [
  ['eksempel/pack.yaml', 'guides: [gift]', 'guides: [gift, list]'],
  [
    'eksempel/facts.yaml',
    'received:\n',
    'on-list:\n  type: yes-no\n  label: { da: På listen, en: On the list }\nreceived:\n',
  ],
  ['eksempel/rules.yaml', '            uncited: It is for leaders, who have no guide yet.\n', ''],
  [giftFile, 'start: who', 'imports: [list]\nstart: who'],
  [
    giftFile,
    '      - when: { received: { within: P1M } }\n        to: reported\n',
    '      - when: { received: { within: P1M } }\n        to: list\n',
  ],
  [giftFile, soundOutcome('reported'), ''],
  [giftFile, soundDuty(), ''],
  [
    'eksempel/guides/gift.cases.yaml',
    "received: '2026-03-31' }\n    verdict: allowed_with_conditions\n    outcome: reported\n    duties: [tell-leader]",
    "received: '2026-03-31', on-list: 'no' }\n    verdict: allowed_with_conditions\n    outcome: list.listed\n    duties: [list.put-down]",
  ],
].reduce<PackTexts>((all, [file = '', passage = '', instead = '']) => edited(all, file, passage, instead), {
  ...soundPack,
  [listFile]: listYaml,
  'eksempel/guides/list.cases.yaml': listCases,
});

function soundOutcome(id: string): string {
  const text = soundPack[giftFile] ?? '';
  const begin = text.indexOf(`  ${id}:\n`);
  return text.slice(begin, text.indexOf('  refused:\n'));
}

function soundDuty(): string {
  const text = soundPack[giftFile] ?? '';
  return text.slice(text.indexOf('duties:\n'), text.indexOf('outcomes:\n'));
}

const walk = (answers: Record<string, string | string[]>) => {
  const guide = load(importing).pack?.guides.get('gift');
  if (!guide) throw new Error('the pack has faults');
  return step(guide, { ...emptyWalk, answers }, today);
};

describe('a guide that imports another', () => {
  it('has no fault', () => {
    expect(told(importing)).toEqual([]);
  });

  it('goes on into it, and does not ask again what is known', () => {
    const reached = walk({ giver: 'citizen', kinds: ['flowers'], received: today });
    expect(reached).toMatchObject({ kind: 'question', node: 'list.kind', remaining: 1 });
  });

  it('ends in its outcomes, with its duties and its rules', () => {
    const reached = walk({ giver: 'citizen', kinds: ['flowers'], received: today, 'on-list': 'no' });
    expect(reached).toMatchObject({
      kind: 'outcome',
      node: 'list.listed',
      duties: [{ id: 'list.put-down', text: { en: 'Put the gift down.' } }],
    });
    expect(reached.kind === 'outcome' && reached.citations.map(({ id }) => id)).toEqual([
      'leader-list',
      'gift-reported',
    ]);
  });

  it('does not offer itself as the guide to go to next', () => {
    const reached = walk({ giver: 'citizen', kinds: ['flowers'], received: today, 'on-list': 'no' });
    expect(reached.kind === 'outcome' && reached.outcome.guides).toBeUndefined();
    const alone = load(importing).pack?.guides.get('list')?.outcomes.listed;
    expect(alone?.guides).toEqual(['gift']);
  });

  it('counts the ways through both', () => {
    const guides = load(importing).pack?.guides;
    const ends = (id: string) => {
      const guide = guides?.get(id);
      return guide ? [...paths(guide, today)].map(({ end }) => end.node).sort() : [];
    };
    expect(ends('list')).toEqual(['listed', 'listed', 'unlisted', 'unlisted', 'unlisted']);
    expect(ends('gift').filter((node) => node.startsWith('list.'))).toEqual([
      'list.listed',
      'list.listed',
      'list.unlisted',
      'list.unlisted',
    ]);
  });

  it('has another edition when the imported guide changes', () => {
    const editionOf = (texts: PackTexts) => load(texts).pack?.guides.get('gift')?.edition;
    const changed = edited(importing, listFile, 'en: Put the gift down.', 'en: Note the gift.');
    expect(editionOf(changed)).not.toBe(editionOf(importing));
  });

  it('may begin with another guide of its own imports', () => {
    const first = [
      ...listYaml.slice(0, listYaml.indexOf('start: from')).replace('id: list', 'id: first').split('\n'),
      'imports: [list]',
      'start: list',
      'questions: {}',
      'outcomes: {}',
    ].join('\n');
    const through = [
      ['eksempel/pack.yaml', '[gift, list]', '[gift, list, first]'],
      [giftFile, 'imports: [list]', 'imports: [first]'],
      [giftFile, 'to: list', 'to: first'],
    ].reduce<PackTexts>(
      (all, [file = '', passage = '', instead = '']) => edited(all, file, passage, instead),
      {
        ...importing,
        'eksempel/guides/first.yaml': first,
        'eksempel/guides/first.cases.yaml': listCases
          .replace('guide: list', 'guide: first')
          .replace('check-list', 'list.check-list'),
      },
    );
    expect(told(through)).toEqual([]);
    const guides = load(through).pack?.guides;
    expect(guides?.get('first')?.start).toBe('list.from');
    expect(Object.keys(guides?.get('gift')?.questions ?? {})).toEqual(
      expect.arrayContaining(['who', 'list.from', 'list.kind']),
    );
  });
});

describe('an import that is wrong is told at its place', () => {
  const imports = 'imports: [list]';
  const wrong = (file: string, passage: string, instead: string) =>
    told(edited(importing, file, passage, instead));

  it('names a guide that there is not', () => {
    expect(wrong(giftFile, imports, 'imports: [lists]')).toContain(
      'GUIDE_UNKNOWN eksempel/guides/gift.yaml:8:11 pack.yaml lists no guide "lists"',
    );
  });

  it('is not named by any way on', () => {
    expect(wrong(giftFile, 'to: list', 'to: late')).toContain(
      'NODE_UNREACHED eksempel/guides/gift.yaml:8:11 No way leads into the imported guide "list"',
    );
  });

  it('stands twice', () => {
    expect(wrong(giftFile, imports, 'imports: [list, list]')).toEqual([
      'ID_TWICE eksempel/guides/gift.yaml:8:17 "list" is imported twice',
    ]);
  });

  it('has the name of an outcome', () => {
    const renamed = edited(importing, giftFile, '\n  late:\n', '\n  list:\n');
    expect(told(renamed)).toContain(
      'ID_TWICE eksempel/guides/gift.yaml:8:11 "list" is also a question or an outcome here; give that another name',
    );
  });

  it('leads back in a circle', () => {
    const circle = edited(importing, listFile, 'start: from', 'imports: [gift]\nstart: from');
    expect(told(edited(circle, listFile, 'no: { to: listed }', 'no: { to: gift }'))).toEqual(
      expect.arrayContaining([
        'CYCLE eksempel/guides/gift.yaml:8:11 The imports gift → list → gift lead back to this guide',
        'CYCLE eksempel/guides/list.yaml:8:11 The imports list → gift → list lead back to this guide',
      ]),
    );
  });

  it('cannot be read: only the imported guide has a fault, and nobody walks into it', () => {
    const broken = edited(importing, listFile, 'start: from', 'start: nowhere');
    const loaded = load(broken);
    expect(loaded.faults.map(({ code, file }) => `${code} ${file}`)).toEqual([`TARGET_MISSING ${listFile}`]);
    expect(loaded.draft?.guides.size).toBe(0);
  });

  it('brings a yes for which this guide has a duty that must be done', () => {
    const duty = edited(
      importing,
      giftFile,
      'outcomes:\n',
      'duties:\n  ask-first:\n    text: { da: Spørg., en: Ask. }\n    strength: must\n    phase: before\n    cites: [gift-reported]\noutcomes:\n',
    );
    const faults = told(
      edited(duty, giftFile, 'citizen: { to: what }', 'citizen: { to: what, duties: [ask-first] }'),
    );
    expect(faults).toContainEqual(
      expect.stringContaining(
        'VERDICT_MISFIT eksempel/guides/gift.yaml:8:1 list.unlisted: "allowed" comes with the duty "ask-first"',
      ),
    );
  });
});
