import { describe, expect, it } from '@jest/globals';
import { csv } from '../../src/report/csv.ts';
import { rowsOf } from '../support/reports.ts';

describe('a CSV file', () => {
  it('begins with a byte order mark, has semicolons between cells and CR LF after rows', () => {
    expect(
      csv([
        ['Må', 1],
        ['b', 'c'],
      ]),
    ).toBe('\uFEFFMå;1\r\nb;c\r\n');
  });

  it.each([
    ['a;b', '"a;b"'],
    ['say "no"', '"say ""no"""'],
    ['two\nlines', '"two\nlines"'],
    ['comma, point.', 'comma, point.'],
    ['', ''],
  ])('writes %j as %j', (text, written) => {
    expect(csv([[text]])).toBe(`\uFEFF${written}\r\n`);
  });

  it.each(['=1+1', '+45 99', '-1', '@SUM(A1)', '\tx', '\rx'])('lets Excel calculate nothing: %j', (text) => {
    expect(rowsOf(csv([[text]]))).toEqual([[`'${text}`]]);
  });

  it('reads back as it was', () => {
    const rows = [
      ['a;"b"\r\nc', '', 'd'],
      ['', 'é', '"'],
    ];
    expect(rowsOf(csv(rows))).toEqual(rows);
  });
});
