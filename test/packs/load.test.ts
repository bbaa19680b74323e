import { describe, expect, it } from '@jest/globals';
import { loadPacks } from '../../src/packs/catalog.ts';
import { loadPack, packIds } from '../../src/packs/load.ts';
import { edited, guideYaml, manyWays, type PackTexts, soundPack, writePacks } from '../support/packs.ts';

const today = '2026-03-31';
const load = (texts: Readonly<Record<string, string | Uint8Array>>) =>
  loadPack(writePacks(texts), 'eksempel', today);
const told = (texts: Readonly<Record<string, string | Uint8Array>>) =>
  load(texts).faults.map(({ code, file, line, column }) => `${code} ${file}:${line}:${column}`);
const without = (texts: PackTexts, file: string) =>
  Object.fromEntries(Object.entries(texts).filter(([name]) => name !== file));

const guideFile = 'eksempel/guides/gift.yaml';
const casesFile = 'eksempel/guides/gift.cases.yaml';

describe('a pack without fault', () => {
  it('comes with its guides in the order of the menu, each resolved', () => {
    const { pack, cases } = load(soundPack);
    expect([...(pack?.guides.keys() ?? [])]).toEqual(['gift']);
    expect([...(pack?.rules.keys() ?? [])]).toEqual([
      'small-gift-allowed',
      'money-refused',
      'gift-reported',
      'leader-list',
    ]);
    expect(pack?.rules.get('gift-reported')).toMatchObject({ path: ['Gaver', 'Fra borgere'], at: '2.1' });
    expect(Object.fromEntries(pack?.guides.get('gift')?.longest ?? [])).toEqual({
      who: 4,
      sort: 3,
      what: 2,
      when: 1,
    });
    expect(cases.map((sheet) => sheet.cases.length)).toEqual([2]);
    expect(pack?.reminders?.rules.map(({ id }) => id)).toEqual(['gift-mailed', 'gift-meeting']);
  });

  it('has an edition that changes with the guide, its facts and the rules, and with nothing else', () => {
    const editionOf = (texts: PackTexts) => load(texts).pack?.guides.get('gift')?.edition;
    const edition = editionOf(soundPack);
    expect(edition).toMatch(/^1\.0\.[0-9a-f]{8}$/);
    expect(editionOf({ ...soundPack, [guideFile]: `# A comment\n${guideYaml}` })).toBe(edition);
    expect(editionOf(edited(soundPack, casesFile, 'brings her tulips', 'brings her roses'))).toBe(edition);
    expect(editionOf(edited(soundPack, 'eksempel/reminders.yaml', 'once: P30D', 'once: P60D'))).toBe(edition);
    expect(editionOf(edited(soundPack, guideFile, 'en: Who gives the gift?', 'en: Who gives it?'))).not.toBe(
      edition,
    );
    expect(editionOf(edited(soundPack, 'eksempel/facts.yaml', 'en: Travel', 'en: A trip'))).not.toBe(edition);
    expect(
      editionOf(edited(soundPack, 'eksempel/rules.yaml', 'addressee: leader', 'addressee: other')),
    ).not.toBe(edition);
  });

  it('measures the dates of a worked case against the day of the case, if it has one', () => {
    const dialogs = writePacks(soundPack);
    expect(loadPack(dialogs, 'eksempel', '2026-09-01').faults).toEqual([]);
    const undated = writePacks(edited(soundPack, casesFile, "    today: '2026-03-31'\n", ''));
    expect(loadPack(undated, 'eksempel', '2026-03-31').faults).toEqual([]);
    expect(loadPack(undated, 'eksempel', '2026-09-01').faults).toMatchObject([
      { code: 'CASE_FAILED' },
      { code: 'CASE_FAILED' },
      { code: 'CASE_FAILED' },
    ]);
  });

  it('tells a fault of a part that is written once where it is written', () => {
    const shared = edited(soundPack, guideFile, 'citizen: { to: what }', 'citizen: &on { to: nowhere }');
    const referring = edited(shared, guideFile, 'not-sure: { to: sort }', 'not-sure: *on');
    expect(told(referring)).toEqual([
      'TARGET_MISSING eksempel/guides/gift.yaml:15:22',
      'TARGET_MISSING eksempel/guides/gift.yaml:15:22',
    ]);
  });

  it('tells of references that come to more than anybody can read, in place of an error', () => {
    const names = [...'abcdefghi'];
    const lines = names.map(
      (name, at) => `${name}: &${name} [${Array(9).fill(at === 0 ? 'x' : `*${names[at - 1]}`)}]`,
    );
    const [fault] = load({ ...soundPack, 'eksempel/facts.yaml': lines.join('\n') }).faults;
    expect(fault).toMatchObject({ code: 'YAML_INVALID', file: 'eksempel/facts.yaml', line: 1 });
    expect(fault?.message).toContain('too many references');
  });

  it('may be written with Windows line ends and a byte order mark', () => {
    const windows = Object.entries(soundPack).map(([file, text]) => [
      file,
      `\uFEFF${text.replaceAll('\n', '\r\n')}`,
    ]);
    expect(told(Object.fromEntries(windows))).toEqual([]);
  });

  it('may write a part once and refer to it', () => {
    const shared = edited(soundPack, guideFile, 'citizen: { to: what }', 'citizen: &on { to: what }');
    const referring = edited(shared, guideFile, 'not-sure: { to: sort }', 'not-sure: *on');
    const unsorted = guideYaml.slice(guideYaml.indexOf('  sort:\n'), guideYaml.indexOf('  what:\n'));
    const texts = edited(referring, guideFile, unsorted, '');
    const facts = soundPack['eksempel/facts.yaml'] ?? '';
    const sorting = facts.slice(facts.indexOf('knows-giver:'), facts.indexOf('kinds:'));
    expect(told(edited(texts, 'eksempel/facts.yaml', sorting, ''))).toEqual([]);
  });
});

describe('a pack with a fault', () => {
  it('is no pack', () => {
    const { pack, faults } = load(edited(soundPack, guideFile, 'en: Gifts', 'nb: Gaver'));
    expect(faults.length).toBeGreaterThan(0);
    expect(pack).toBeUndefined();
  });

  it('has all of its faults told in one run, by file, line and column', () => {
    const texts = [
      ['eksempel/pack.yaml', 'id: eksempel', 'id: other'],
      ['eksempel/facts.yaml', 'en: A colleague', 'en: Somebody who works in the same municipality'],
      ['eksempel/rules.yaml', '            uncited: It is for leaders, who have no guide yet.\n', ''],
      [guideFile, 'title: { da: Gaver, en: Gifts }', 'title: { da: Gaver }'],
      [guideFile, 'cites: [money-refused]', 'cites: [money-refused, no-such-rule]'],
      [guideFile, 'duties: [tell-leader]', 'duties: [tell-leader, no-such-duty]'],
    ].reduce<PackTexts>(
      (all, [file = '', passage = '', instead = '']) => edited(all, file, passage, instead),
      soundPack,
    );
    expect(told(texts)).toEqual([
      'LABEL_TOO_LONG eksempel/facts.yaml:10:32',
      'TRANSLATION_MISSING eksempel/guides/gift.yaml:2:1',
      'DUTY_UNKNOWN eksempel/guides/gift.yaml:59:27',
      'RULE_UNKNOWN eksempel/guides/gift.yaml:66:28',
      'ID_MISMATCH eksempel/pack.yaml:1:1',
      'RULE_UNCITED eksempel/rules.yaml:24:13',
    ]);
  });

  it('names the guide and the node of a fault', () => {
    const { faults } = load(edited(soundPack, guideFile, '    ask: leader\n', '    ask: mayor\n'));
    expect(faults).toMatchObject([{ guide: 'gift', node: 'late' }]);
  });

  it('names the guide and the node of a text that is missing', () => {
    const asking = edited(
      soundPack,
      guideFile,
      '{ da: Hvad er det?, en: What is it? }',
      '{ da: Hvad er det? }',
    );
    expect(load(asking).faults).toMatchObject([{ guide: 'gift', node: 'what' }]);
    const ending = edited(soundPack, guideFile, ', en: Small gifts are fine. }', ' }');
    expect(load(ending).faults).toMatchObject([{ guide: 'gift', node: 'reported' }]);
    const duty = edited(soundPack, guideFile, ', en: Tell your leader of the gift. }', ' }');
    expect(load(duty).faults.map(({ guide, node }) => [guide, node])).toEqual([['gift', undefined]]);
  });

  it('still gives authors the guides that can be walked', () => {
    const { draft } = load(edited(soundPack, guideFile, 'en: Gifts', 'nb: Gaver'));
    expect([...(draft?.guides.keys() ?? [])]).toEqual(['gift']);
    const broken = load(edited(soundPack, guideFile, 'start: who', 'start: nowhere'));
    expect([...(broken.draft?.guides.keys() ?? [])]).toEqual([]);
  });

  it('is checked although one of its guides cannot be read', () => {
    const second = guideYaml.replace('id: gift', 'id: loan').replace('start: who', 'start: nowhere');
    const texts = {
      ...edited(soundPack, 'eksempel/pack.yaml', 'guides: [gift]', 'guides: [gift, loan]'),
      [guideFile]: guideYaml.replace('start: who\n', ''),
      'eksempel/guides/loan.yaml': second.replaceAll('money-refused', 'gift-reported'),
      'eksempel/guides/loan.cases.yaml': 'guide: loan\ncases: []\n',
    };
    // Nothing on "money-refused": the guide that cannot be read may cite it.
    expect(told(texts)).toEqual([
      'SHAPE_INVALID eksempel/guides/gift.yaml:1:1',
      'TARGET_MISSING eksempel/guides/loan.yaml:8:1',
    ]);
  });

  it('has no circle among questions that nobody reaches, and says so', () => {
    const circle = `  here: { fact: received, ask: { da: x?, en: x? }, why: { da: x., en: x. }, to: there }
  there: { fact: received, ask: { da: x?, en: x? }, why: { da: x., en: x. }, to: here }
duties:
`;
    const { faults } = load(edited(soundPack, guideFile, 'duties:\n  tell', `${circle}  tell`));
    expect(faults.map(({ code, node }) => `${code} ${node}`)).toEqual([
      'NODE_UNREACHED here',
      'CYCLE here',
      'NODE_UNREACHED there',
    ]);
  });

  it('may have more ways than can be walked: then it is checked by states', () => {
    expect(told(manyWays(15))).toEqual([]);
    const must = 'cites: [small-gift-allowed]\n    duties: [warn]';
    const misfit = edited(manyWays(15), guideFile, 'outcomes:\n', `${warning({})}outcomes:\n`);
    expect(
      load(edited(misfit, guideFile, 'cites: [small-gift-allowed]\n', `${must}\n`)).faults,
    ).toMatchObject([{ code: 'VERDICT_MISFIT', file: guideFile }]);
  });

  it('says when a guide has more states than can be looked through', () => {
    const when = { any: Array.from({ length: 15 }, (_, index) => ({ [`f${index}`]: 'yes' })) };
    const remembering = edited(manyWays(15), guideFile, 'outcomes:\n', `${warning({ when })}outcomes:\n`);
    const texts = edited(
      remembering,
      guideFile,
      'cites: [small-gift-allowed]\n',
      'cites: [small-gift-allowed]\n    duties: [warn]\n',
    );
    expect(load(texts).faults).toMatchObject([
      { code: 'PATHS_TOO_MANY', file: guideFile, line: 8, column: 1 },
    ]);
    expect(load(texts).draft?.guides.size).toBe(0);
  });

  it('does not take values that are called like languages for a text', () => {
    const values =
      '{ da: { label: { da: Dansk, en: Danish } }, nb: { label: { da: Norsk, en: Norwegian } } }';
    const facts = `tongue: { type: several-of, label: { da: Sprog, en: Language }, values: ${values} }\n`;
    const texts = { ...soundPack, 'eksempel/facts.yaml': `${soundPack['eksempel/facts.yaml']}${facts}` };
    const asking = edited(texts, guideFile, 'citizen: { to: what }', 'citizen: { to: tongue }');
    const question =
      '  tongue: { fact: tongue, ask: { da: x?, en: x? }, why: { da: x., en: x. }, to: what }\n';
    const cases = edited(asking, casesFile, 'giver: citizen, kinds', 'giver: citizen, tongue: [da], kinds');
    expect(told(edited(cases, guideFile, '  what:\n', `${question}  what:\n`))).toEqual([]);
    const untranslated = edited(
      texts,
      'eksempel/facts.yaml',
      '{ da: Norsk, en: Norwegian }',
      '{ da: Norsk }',
    );
    expect(told(untranslated)).toContain('TRANSLATION_MISSING eksempel/facts.yaml:29:123');
  });
});

describe('a file', () => {
  it('that is missing is told by its name', () => {
    expect(told(without(soundPack, 'eksempel/rules.yaml'))).toEqual(['FILE_MISSING eksempel/rules.yaml:1:1']);
  });

  it('of reminders that is missing is told by its name, and its guides can still be walked', () => {
    const silent = without(soundPack, 'eksempel/reminders.yaml');
    expect(told(silent)).toEqual(['FILE_MISSING eksempel/reminders.yaml:1:1']);
    expect(load(silent).draft?.guides.size).toBe(1);
  });

  it('of worked cases that is missing is told at the guide', () => {
    expect(told(without(soundPack, casesFile))).toEqual(['FILE_MISSING eksempel/guides/gift.yaml:1:1']);
  });

  it('of worked cases without a guide is told', () => {
    const texts = { ...soundPack, 'eksempel/guides/loan.cases.yaml': 'guide: loan\ncases: []\n' };
    expect(told(texts)).toEqual(['GUIDE_UNKNOWN eksempel/guides/loan.cases.yaml:1:1']);
  });

  it.each(['', '\n\n', '# Nothing yet\n'])('that is empty is told so: %j', (text) => {
    const { faults } = load({ ...soundPack, 'eksempel/facts.yaml': text });
    expect(faults).toMatchObject([
      {
        code: 'SHAPE_INVALID',
        file: 'eksempel/facts.yaml',
        line: 1,
        column: 1,
        message: 'eksempel/facts.yaml: this is empty',
      },
    ]);
  });

  it('in Latin-1 is told so', () => {
    const bytes = Buffer.from('id: eksempel\nname: { da: Hjørring }\n', 'latin1');
    const { faults } = load({ ...soundPack, 'eksempel/pack.yaml': bytes });
    expect(faults).toMatchObject([{ code: 'YAML_INVALID', file: 'eksempel/pack.yaml', line: 2 }]);
    expect(faults[0]?.message).toMatch(/UTF-8/);
  });
});

describe('a folder of packs', () => {
  it('holds a pack in each folder with a pack.yaml', () => {
    const dialogs = writePacks({ ...soundPack, 'schema/pack.schema.json': '{}', 'readme.md': 'x' });
    expect(packIds(dialogs)).toEqual(['eksempel']);
  });

  it('is loaded with the time that it takes', () => {
    const times = [1000, 1042];
    const { packs, milliseconds } = loadPacks(writePacks(soundPack), today, () => times.shift() ?? 0);
    expect(packs.map(({ id, faults }) => [id, faults])).toEqual([['eksempel', []]]);
    expect(milliseconds).toBe(42);
  });
});

/** A duty "warn" for `manyWays`, with more keys. */
function warning(keys: object): string {
  const duty = {
    text: { da: 'Pas på.', en: 'Mind.' },
    strength: 'must',
    phase: 'before',
    cites: ['small-gift-allowed'],
    ...keys,
  };
  return `duties: { warn: ${JSON.stringify(duty)} }\n`;
}
