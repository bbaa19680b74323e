import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { outline, outlineYaml } from '../packs/outline.ts';
import { type Command, refuse } from './command.ts';
import { readDocument } from './document.ts';

export const newCommand: Command = {
  usage: 'new NAME --document FILE',
  does: 'begins the rules.yaml of a new pack from the text of its document, every paragraph to be decided',
  options: ['document'],
  words: [1, 1],
  run([name = ''], { document: file }, { dialogs }) {
    if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
      return refuse(`"${name}" cannot be a name: it is made of a-z, 0-9 and single hyphens.`);
    }
    if (file === undefined)
      return refuse(`Name the document's text: npm run guide -- new ${name} --document FILE`);
    const folder = join(dialogs, name);
    if (existsSync(folder))
      return refuse(`${folder} is there already. Choose another name, or go on with its files.`);
    const document = readDocument(file);
    if ('sentence' in document) return refuse(document.sentence);
    const sections = outline(document.found, basename(file, extname(file)));
    const paragraphs = sections.reduce((sum, section) => sum + section.paragraphs.length, 0);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'rules.yaml'), outlineYaml(sections));
    const out = [
      `${join(folder, 'rules.yaml')}: ${sections.length} sections, ${paragraphs} paragraphs to be decided.`,
      `See what is open: npm run guide -- coverage ${name}. Then write pack.yaml, facts.yaml and a guide.`,
    ].join('\n');
    return { exitCode: 0, out };
  },
};
