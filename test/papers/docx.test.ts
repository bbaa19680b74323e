import { describe, expect, it } from '@jest/globals';
import { docxOf } from '../../src/papers/docx.ts';
import { linesFor, linesOf, partOf } from '../support/docx.ts';
import { everyPaper, invented, written } from '../support/papers.ts';

const tags = { da: 'da-DK', nb: 'nb-NO', en: 'en-GB' };

describe.each(everyPaper())('the Word file of %s', (_name, pack, paper, language) => {
  const document = written(pack, paper, invented(paper), language);

  it('holds what the document says, in order, in its language', async () => {
    const bytes = await docxOf(document);
    expect(linesOf(bytes)).toEqual(linesFor(document));
    const [marked] = partOf(bytes, 'word/styles.xml').getElementsByTagName('w:lang');
    expect(marked?.getAttribute('w:val')).toBe(tags[language]);
    expect(partOf(bytes, 'docProps/core.xml').documentElement.textContent).toContain(document.title);
  });
});
