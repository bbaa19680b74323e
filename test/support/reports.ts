/** Reports of packs, written by the command line into a temporary folder and read again. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { JSDOM } from 'jsdom';
import type { Result } from '../../src/cli/command.ts';
import { run } from '../../src/cli/run.ts';
import { TODAY } from './proeve.ts';

export const FIXTURES = join(import.meta.dirname, '../fixtures/dialogs');

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A new folder for the files of a report, gone after the tests of the file. */
export function outFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'report-'));
  folders.push(folder);
  return folder;
}

/** `guide report` for a pack of a folder, on the day of all tests. */
export function reportCommand(dialogs: string, ...line: string[]): Result {
  return run(['report', ...line], { dialogs, today: TODAY, clock: () => 0, width: 200, input: () => '' });
}

export interface ReportFiles {
  text: string;
  page: Document;
  paths: string[][];
  rules: string[][];
}

/** The files of a report, the page read as XML, which takes nothing that is not well-formed. */
export function reportFiles(dialogs: string, pack: string, ...options: string[]): ReportFiles {
  const folder = outFolder();
  const { exitCode, err } = reportCommand(dialogs, pack, '--out', folder, ...options);
  if (exitCode !== 0) throw new Error(err);
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  const text = read(`${pack}.html`);
  return {
    text,
    page: pageOf(text),
    paths: rowsOf(read(`${pack}.csv`)),
    rules: rowsOf(read(`${pack}-rules.csv`)),
  };
}

/** A page read as XML; throws where it is not well-formed. */
function pageOf(text: string): Document {
  const xml = text.replace('<html ', '<html xmlns="http://www.w3.org/1999/xhtml" ');
  return new JSDOM(xml, { contentType: 'application/xhtml+xml' }).window.document;
}

/** The cells of a CSV file with semicolons, below the byte order mark that it has to begin with. */
export function rowsOf(text: string): string[][] {
  if (!text.startsWith('\uFEFF')) throw new Error('The file has no byte order mark');
  const rows: string[][] = [[]];
  for (const [, quoted, bare, end] of text.slice(1).matchAll(/(?:"((?:[^"]|"")*)"|([^";\r\n]*))(;|\r\n)/gu)) {
    rows.at(-1)?.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

/** What is written in the elements that a selector finds, each on one line. */
export function textsIn(page: ParentNode, selector: string): string[] {
  return [...page.querySelectorAll(selector)].map((element) =>
    (element.textContent ?? '').replace(/\s+/gu, ' ').trim(),
  );
}
