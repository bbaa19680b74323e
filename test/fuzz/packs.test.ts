import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from '@jest/globals';
import fc from 'fast-check';
import { CasesFile, ChannelsFile, FactsFile, GuideFile, PackFile } from '../../src/guide/schema.ts';
import { loadPack } from '../../src/packs/load.ts';
import { parseYaml } from '../../src/packs/yaml.ts';
import { soundPack, writePacks } from '../support/packs.ts';
import { TODAY } from '../support/proeve.ts';
import { nearlyText } from './malformed.ts';
import { fuzz } from './support.ts';

const schemas = {
  pack: PackFile,
  facts: FactsFile,
  guide: GuideFile,
  cases: CasesFile,
  channels: ChannelsFile,
};
const DIALOGS = 'dialogs';

/** The smaller files of the product; the larger ones only hold more of the same. */
const texts = readdirSync(DIALOGS, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => readFileSync(join(DIALOGS, name), 'utf8'))
  .filter((text) => text.length < 6_000);
/** What makes a parser of YAML do much for little. */
const bombs = [
  `a: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefghij'.replace(/./gu, (name, at: number) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghij'[at]}`)}]\n`)}`,
  `${'- '.repeat(500)}x`,
  `${'['.repeat(2_000)}`,
  `${'{a: '.repeat(500)}x${'}'.repeat(500)}`,
  'a: &a [*a]',
  `? ${'? '.repeat(300)}x`,
  '<<: {a: 1}\na: !!js/function "x"',
];

describe('files of packs', () => {
  it('of any text are read, or have faults with a place', () => {
    const inputs = fc.tuple(
      nearlyText([...texts, ...bombs]),
      fc.constantFrom(...(Object.keys(schemas) as (keyof typeof schemas)[])),
    );
    return fuzz(3_800, inputs, ([text, kind]) => {
      const { value, faults } = parseYaml('x.yaml', text, schemas[kind]);
      if ((value === undefined) !== faults.length > 0) throw new Error('Neither read nor at fault');
      if (faults.some(({ line, column }) => !(line >= 1 && column >= 1)))
        throw new Error('A fault without place');
    });
  });

  it('make a pack, or faults and no pack', () => {
    const folder = writePacks(soundPack);
    const names = Object.keys(soundPack);
    const inputs = fc
      .constantFrom(...names)
      .chain((name) => nearlyText([soundPack[name] ?? '']).map((text) => ({ name, text })));
    return fuzz(200, inputs, ({ name, text }) => {
      writeFileSync(join(folder, name), text);
      const { pack, faults } = loadPack(folder, 'eksempel', TODAY);
      writeFileSync(join(folder, name), soundPack[name] ?? '');
      if ((pack === undefined) !== faults.length > 0) throw new Error('Neither a pack nor at fault');
    });
  });
});
