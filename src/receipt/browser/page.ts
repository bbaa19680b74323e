/** The script of a receipt's page. What is typed goes into what is printed or saved, and nowhere else. */
import type { PageData } from '../page.ts';
import type { OwnWords } from './pdf.ts';

const element = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;

const data: PageData = JSON.parse(element('data').textContent ?? '');
const { words } = data;
const caseNumber = element<HTMLInputElement>('case-number');
const remark = element<HTMLTextAreaElement>('remark');
const status = element('status');

/** What the person wrote, each with its label; what is empty is left out. */
function own(): OwnWords {
  const rows: [string, string][] = [
    [words.caseNumber, caseNumber.value.trim()],
    [words.remark, remark.value.trim()],
  ];
  return rows.filter(([, text]) => text !== '');
}

/** A text field cuts off on paper what does not fit it: the words stand in the note itself. */
function fileAway(): void {
  const parts = own().flatMap(([label, text]) => {
    const [term, value] = [document.createElement('dt'), document.createElement('dd')];
    term.textContent = label;
    value.textContent = text;
    return [term, value];
  });
  element('filed').replaceChildren(...parts);
}

function save(file: Blob, extension: string): void {
  const { guide, day } = (data.record as { receipt: { guide: { id: string }; day: string } }).receipt;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = `${words.fileName}-${guide.id}-${day}.${extension}`;
  link.click();
  // The download has begun by then; the file would stay in memory as long as the page.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

async function savePdf(button: HTMLButtonElement): Promise<void> {
  button.disabled = true;
  status.textContent = words.working;
  try {
    const { pdfOf } = await import('./pdf.ts');
    save(await pdfOf(data, own()), 'pdf');
    status.textContent = '';
  } catch (error) {
    console.error(error);
    status.textContent = words.pdfFailed;
  } finally {
    button.disabled = false;
  }
}

function saveJson(): void {
  const typed = { caseNumber: caseNumber.value.trim(), remark: remark.value.trim() };
  const json = JSON.stringify({ ...data.record, ...typed }, undefined, 2);
  save(new Blob([json], { type: 'application/json' }), 'json');
}

for (const input of [caseNumber, remark]) input.addEventListener('input', fileAway);
element('print').addEventListener('click', () => window.print());
element('save-json').addEventListener('click', saveJson);
const pdf = element<HTMLButtonElement>('save-pdf');
pdf.addEventListener('click', () => savePdf(pdf));
document.documentElement.classList.add('live');
element('buttons').hidden = false;
fileAway(); // A browser may have kept what was typed before a reload.
