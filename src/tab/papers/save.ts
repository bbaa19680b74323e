import type { PaperDocument } from '../../papers/document.ts';
import { h } from '../dom.ts';

const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** How long the file stays at its address, in milliseconds. */
const KEPT = 60_000;

/** What no system takes in the name of a file. */
const NO_NAME = /[\\/:*?"<>|]/gu;

/**
 * Makes the Word file and hands it to the browser; whether that went well. What makes it is fetched when somebody
 * first asks for a file, so it can fail without a network.
 */
export async function save(paper: PaperDocument): Promise<boolean> {
  try {
    const { docxOf } = await import('../../papers/docx.ts');
    const bytes = await docxOf(paper);
    const address = URL.createObjectURL(new Blob([bytes as BlobPart], { type: TYPE }));
    h('a', { href: address, download: `${paper.title.replace(NO_NAME, '')}.docx` }).click();
    // Some browsers fetch what a link leads to only after the click has ended.
    setTimeout(() => URL.revokeObjectURL(address), KEPT);
    return true;
  } catch (error) {
    console.error(error);
    return false;
  }
}
