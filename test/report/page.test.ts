import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { languages } from '../../src/guide/constants.ts';
import { paths } from '../../src/guide/paths.ts';
import { edited, manyWays, soundPack, writePacks } from '../support/packs.ts';
import { proeve, TODAY } from '../support/proeve.ts';
import { FIXTURES, reportFiles, textsIn } from '../support/reports.ts';

const pack = proeve();
const guides = [...pack.guides.values()];
const { page, paths: pathRows, rules: ruleRows } = reportFiles(FIXTURES, 'proeve');

describe('the report', () => {
  it.each(languages)('is well-formed and in its language: %s', (language) => {
    const own = reportFiles(FIXTURES, 'proeve', '--lang', language);
    expect(own.page.documentElement.getAttribute('lang')).toBe(language);
    expect(textsIn(own.page, 'h1')[0]).toContain(pack.name[language]);
    expect(own.text).not.toMatch(/undefined|\[object|NaN/u);
  });

  it('loads nothing, runs nothing, and allows no style but its own', () => {
    const policy = page.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content');
    const style = page.querySelector('style')?.textContent ?? '';
    const digest = createHash('sha256').update(style).digest('base64');
    expect(policy).toBe(
      `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`,
    );
    expect(
      page.querySelectorAll('script, link, img, iframe, [style], [src], [onload], [onclick]').length,
    ).toBe(0);
    expect(
      [...page.querySelectorAll('a')].filter((link) => !link.getAttribute('href')?.startsWith('#')),
    ).toEqual([]);
  });

  it('links only to places that it has, each of them once', () => {
    const ids = [...page.querySelectorAll('[id]')].map((element) => element.id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const targets = [...page.querySelectorAll('a')].map((link) => link.getAttribute('href')?.slice(1) ?? '');
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
  });

  it('names municipality, document, edition, dates and counts, and has a place to sign', () => {
    const pairs = new Map(
      [...page.querySelectorAll('.pairs tr')].map((row) => [
        textsIn(row, 'th')[0] ?? '',
        textsIn(row, 'td')[0] ?? '',
      ]),
    );
    expect(pairs.get('Kommune')).toBe('Prøve Kommune');
    expect(pairs.get('Udgave')).toBe('1.2');
    expect(pairs.get('Dokumentets dato')).toBe('2. februar 2026');
    expect(pairs.get('Rapportens dato')).toBe('31. marts 2026');
    expect(pairs.get('Kodningens mærke')).toMatch(/^[0-9a-f]{16}$/u);
    expect(pairs.get('Guider')).toBe('2');
    expect(pairs.get('Veje gennem guiderne')).toBe(String(pathRows.length - 1));
    expect(pairs.get('Regler')).toBe(String(pack.rules.size));
    expect(textsIn(page, '.approval .line')).toEqual(['Navn', 'Underskrift', 'Dato']);
  });
});

describe('the paths', () => {
  it('stand in the page and in the table, each exactly once', () => {
    const all = guides.flatMap((guide) =>
      [...paths(guide, TODAY)].map((_, index) => `${guide.id}-${index + 1}`),
    );
    expect([...page.querySelectorAll('.ways li')].map(({ id }) => id).sort()).toEqual([...all].sort());
    expect(pathRows.slice(1).map(([, guide, number]) => `${guide}-${number}`)).toEqual(all);
  });

  it('say the answers in order, the verdict, what to do by when, what instead, whom to ask, and what the rules say', () => {
    for (const guide of guides) {
      for (const [index, { end }] of [...paths(guide, TODAY)].entries()) {
        const way = page.getElementById(`${guide.id}-${index + 1}`);
        const [article, variant] = [way?.closest('article'), way?.closest('.variant')];
        const said = `${article?.textContent}`;
        expect(textsIn(way as Element, '.given').length).toBe(end.trace.length);
        expect(said).toContain(end.outcome.answer.da);
        expect(said).toContain(end.outcome.because.da);
        for (const duty of end.duties) expect(variant?.textContent).toContain(duty.text.da);
        for (const rule of end.citations) expect(variant?.textContent).toContain(rule.says.da);
        if (end.outcome.instead) expect(said).toContain(end.outcome.instead.text.da);
        if (end.outcome.ask) expect(said).toContain(pack.contacts[end.outcome.ask]?.name.da);
      }
    }
  });

  it('are told by the limits of a date, not by a date', () => {
    const { page: other } = reportFiles(writePacks(soundPack), 'eksempel');
    expect(textsIn(other, '.ways li').filter((way) => way.includes('Modtaget'))).toEqual(
      expect.arrayContaining(['Giver: En borger → Slags: Blomster → Modtaget: ældre end 1 måned']),
    );
  });

  it('are put together where they are too many', () => {
    const { page: other, paths: rows } = reportFiles(writePacks(manyWays(16)), 'eksempel');
    expect(textsIn(other, '.ways li')).toEqual([expect.stringMatching(/\(én af 65536 veje\)$/u)]);
    expect(textsIn(other, '.guide').join()).toContain('Guiden har 65536 veje.');
    expect(rows.slice(1).map((row) => row[3])).toEqual(['65536']);
  });
});

describe('a guide that goes on into another one', () => {
  const texts = withImport();
  const { page: other, paths: rows } = reportFiles(writePacks(texts), 'eksempel');

  it('counts its paths and says where they are written', () => {
    const [onward] = textsIn(other, '#guide-begin .onward');
    expect(onward).toMatch(/^\d+ veje \(.*\): Kender giveren: Ja → videre i »Gaver«/u);
    expect(other.querySelector('#guide-begin .onward a')?.getAttribute('href')).toBe('#guide-gift');
    const own = rows.filter(([, guide]) => guide === 'begin');
    expect(own.map((row) => row.at(-1)).filter((title) => title === 'Gaver').length).toBe(own.length - 1);
  });

  it('writes none of them twice', () => {
    const ids = [...other.querySelectorAll('[id^="begin-"]')].map(({ id }) => id);
    expect(ids.length).toBe(rows.filter(([, guide]) => guide === 'begin').length);
    expect(textsIn(other, '#guide-begin .ways li')).toEqual(['Kender giveren: Nej']);
  });

  it('says what comes along from the answers before', () => {
    expect(textsIn(other, '#guide-begin .onward').join()).toContain('Tag aldrig imod penge.');
  });
});

describe('the document', () => {
  it('shows every rule once, with whom it binds and how, and the guides that cite it', () => {
    const ids = [...page.querySelectorAll('#document td[id]')].map(({ id }) => id);
    expect(ids.sort()).toEqual([...pack.rules.keys()].map((id) => `rule-${id}`).sort());
    expect(ruleRows.slice(1).map((row) => row[2])).toEqual([...pack.rules.keys()]);
    for (const [id, rule] of pack.rules)
      expect(page.getElementById(`rule-${id}`)?.textContent).toBe(rule.says.da);
  });

  it('shows why a rule is cited by no guide, and why a paragraph holds none', () => {
    const { page: other, rules } = reportFiles(writePacks(soundPack), 'eksempel');
    const tree = textsIn(other, '#document').join();
    expect(tree).toContain('It is for leaders, who have no guide yet.');
    expect(tree).toContain('It tells how the text came about.');
    expect(rules.find((row) => row[2] === 'leader-list')?.slice(3)).toEqual([
      'leder: bør',
      'Lederen fører en liste.',
      'udeladt med begrundelse',
      '',
      'It is for leaders, who have no guide yet.',
    ]);
  });
});

describe('where the guideline is silent or unclear', () => {
  it('is every such outcome once, with its reason and the person to ask', () => {
    const open = guides.flatMap((guide) =>
      Object.entries(guide.outcomes)
        .filter(([, { verdict }]) => verdict === 'escalate' || verdict === 'not_covered')
        .map(([node, outcome]) => ({ id: `${guide.id}.${node}`, outcome })),
    );
    const rows = [...page.querySelectorAll('#unclear tbody tr')];
    expect(open.length).toBeGreaterThan(0);
    expect(rows.map((row) => row.querySelector('a')?.getAttribute('href'))).toEqual(
      open.map(({ id }) => `#${id}`),
    );
    for (const [index, { outcome }] of open.entries()) {
      expect(rows[index]?.textContent).toContain(outcome.because.da);
      expect(rows[index]?.textContent).toContain(pack.contacts[outcome.ask ?? '']?.name.da);
    }
  });
});

describe('the worked cases', () => {
  it('are all there, with the expected verdict and the note on the reading', () => {
    const noted = edited(
      soundPack,
      'eksempel/guides/gift.cases.yaml',
      '    duties: []\n',
      '    duties: []\n    note: Flowers are no gift here.\n',
    );
    const { page: other } = reportFiles(writePacks(noted), 'eksempel');
    expect(textsIn(other, '#situations tbody tr td:last-child')).toEqual(['Flowers are no gift here.', '']);
    expect(textsIn(other, '#situations tbody tr td:nth-child(3)')).toEqual([
      'Ja Ja, det må du.',
      'Ja, hvis Ja, hvis du fortæller det.',
    ]);
  });
});

describe('markup in the texts of a pack', () => {
  const bad = `<img src=x onerror=alert(1)> & "it's" </script>`;
  const quoted = JSON.stringify(bad);
  const texts = Object.entries({
    'eksempel/guides/gift.yaml': [
      ['{ da: Gaver, en: Gifts }', `{ da: ${quoted}, en: Gifts }`],
      ["{ da: 'Ja, det må du.', en: 'Yes, you may.' }", `{ da: ${quoted}, en: x }`],
      [
        '{ da: Kolleger må give hinanden blomster., en: Colleagues may give flowers. }',
        `{ da: ${quoted}, en: x }`,
      ],
    ],
    'eksempel/facts.yaml': [['{ da: En kollega, en: A colleague }', `{ da: '<b>"K&', en: A colleague }`]],
    'eksempel/rules.yaml': [
      ['{ da: Tag aldrig imod penge., en: Never take money. }', `{ da: ${quoted}, en: x }`],
    ],
    'eksempel/pack.yaml': [['title: Retningslinjer for gaver', `title: ${quoted}`]],
    'eksempel/guides/gift.cases.yaml': [
      ["situation: Anna's colleague brings her tulips.", `situation: ${quoted}`],
    ],
  }).reduce(
    (before, [file, changes]) =>
      changes.reduce((part, [passage = '', instead = '']) => edited(part, file, passage, instead), before),
    soundPack,
  );

  it('is shown as text', () => {
    const { page: other } = reportFiles(writePacks(texts), 'eksempel');
    expect(other.querySelectorAll('img, script, [onerror]').length).toBe(0);
    expect(other.body.textContent?.split(bad).length).toBeGreaterThan(5);
  });
});

/** The small pack with a guide before its own: one yes leads on into it, with a rule that counts from there on. */
function withImport() {
  const begin = `id: begin
title: { da: Begynd her, en: Begin here }
question: { da: Hvad nu?, en: What now? }
case: general
asks:
  da: [hvad nu]
  en: [what now]
imports: [gift]
start: first
questions:
  first:
    fact: knows-giver
    ask: { da: Kender du giveren?, en: Do you know the giver? }
    why: { da: Det afgør vejen., en: It decides the way. }
    options:
      yes: { to: gift, cites: [money-refused] }
      no: { to: stop }
outcomes:
  stop:
    verdict: not_allowed
    answer: { da: 'Nej, ikke fra fremmede.', en: 'No, not from strangers.' }
    because: { da: Penge og rejser er for meget., en: Money and travel are too much. }
    instead: { text: { da: Sig pænt nej tak., en: Decline with thanks. } }
    cites: [money-refused]
`;
  return {
    ...edited(soundPack, 'eksempel/pack.yaml', 'guides: [gift]', 'guides: [begin, gift]'),
    [join('eksempel', 'guides', 'begin.yaml')]: begin,
    [join('eksempel', 'guides', 'begin.cases.yaml')]: 'guide: begin\ncases: []\n',
  };
}
