import { describe, expect, it } from '@jest/globals';
import { found, told } from './support.ts';

const codes = (text: string) => found(text).flatMap(({ reasons }) => reasons.map(({ code }) => code));

describe('a CPR number', () => {
  it.each([
    '220266-6097',
    '220266 6097',
    '220266–6097',
    '220266‑6097',
    '220266 - 6097',
    '22.02.66-6097',
    '22 02 66 6097',
    '22-02-66-6097',
    '22/02/66-6097',
    '220266/6097',
    '(220266-6097)',
    '220266-6097.',
    'sag_220266-6097_bilag.pdf',
    '060459-9999,220266-6097',
  ])('is sure in two parts when modulus 11 holds: %s', (text) => {
    expect(told(text)).toContain('high cpr');
  });

  it('is found in the offsets of the text', () => {
    const text = 'Ring om 220266-6097 i dag';
    expect(found(text)).toMatchObject([{ start: 8, end: 19, masked: '••••••-••••' }]);
  });

  it('says why', () => {
    expect(found('cpr 220266-6097')[0]?.reasons).toEqual([
      { code: 'valid-date' },
      { code: 'modulus-11' },
      { code: 'separator' },
      { code: 'keyword', word: 'cpr' },
    ]);
  });

  it.each([
    ['2202666097', 'medium'],
    ['220266.6097', 'medium'],
    ['cpr 220266.6097', 'high'],
    ['cpr 2202666097', 'high'],
    ['cpr2202666097', 'high'],
    ['cpr 1704638672', 'medium'],
    ['cpr 170463-8672', 'high'],
    ['170463-8672', 'low'],
    ['010163-8672', 'medium'],
    ['220266-6097 er hendes cpr', 'high'],
    ['851060-0658', 'high'],
    ['ordre 220266-6097', undefined],
    ['ordre til cpr 220266-6097', 'high'],
    ['cpr på ordrenr. 220266-6097', 'high'],
    ['cpr på ordrenr. 170463-8672', 'low'],
  ])('has the certainty that its form and the words beside it give: %s', (text, certainty) => {
    expect(found(text).find(({ kind }) => kind === 'cpr')?.certainty).toBe(certainty);
  });

  it.each([
    ['P-nr. 1003456789', 'P-number'],
    ['150326-1430', 'time stamp without modulus 11'],
    ['1704638672', 'ten digits without modulus 11'],
    ['DDMMÅÅ-XXXX', 'placeholder'],
    ['8510600658', 'replacement number on end without a word'],
    ['ring 22026-66097', 'other parts'],
    ['220266-60971', 'one digit more'],
    ['1220266-6097', 'one digit more in front'],
    ['x220266-6097', 'a letter in front'],
    ['220266-6097b', 'a letter behind'],
    ['7-220266-6097', 'the middle of something longer'],
    ['220266-6097-2', 'the beginning of something longer'],
    ['2202666097,50', 'an amount'],
    ['1.2202666097', 'a version'],
    ['+2202666097', 'a number abroad'],
    ['11 22 02 66 6097 44', 'one of many numbers in a row'],
    ['cpr 320266-6097', 'a day that never was'],
    ['cpr 220266-\n6097', 'two lines'],
    ['tlf. 2202666097', 'phone'],
    ['møde-id 2202666097', 'meeting'],
    ['faktura nr 2202666097', 'invoice'],
    ['kundenummer: 2202666097', 'any number with a name'],
  ])('is not %s (%s)', (text) => {
    expect(found(text).filter(({ kind }) => kind === 'cpr')).toEqual([]);
  });

  it('is softened where it could be a date and a time', () => {
    expect(told('270324-1118')).toEqual(['medium cpr']);
    expect(told('2703241118')).toEqual(['low cpr']);
    expect(codes('270324-1118')).toContain('time-stamp');
    expect(codes('cpr 270324-1118')).not.toContain('time-stamp');
  });

  it('takes no word that belongs to another number', () => {
    expect(told('cpr 220266-6097, tlf 1203451234')).toEqual(['high cpr']);
    expect(told('ordre 1203451234, cpr 220266-6097')).toEqual(['high cpr']);
  });

  it('names no word of the text as a reason', () => {
    expect(found('hannesnr 140255 61318')[0]?.reasons).toContainEqual({ code: 'counter-word', word: '-nr' });
  });

  it('keeps to the day it is asked on', () => {
    expect(told('cpr 010430-4003', '2026-03-31')).toEqual([]);
    expect(told('cpr 010430-4003', '2030-04-01')).not.toEqual([]);
  });
});

describe('a Norwegian fødselsnummer', () => {
  it.each([
    ['14025561318', 'high'],
    ['140255 61318', 'high'],
    ['14.02.55 61318', 'high'],
    ['fødselsnummer 14025561319', 'medium'],
    ['fnr 140255 61319', 'high'],
    ['14025561319', undefined],
    ['148292 05611', 'high'],
    ['14829205611', undefined],
    ['fnr 14829205611', 'high'],
    ['personnummer: 14829205611', 'high'],
    ['konto 14025561318', undefined],
    ['KID 14025561318', undefined],
  ])('has the certainty that its form and the words beside it give: %s', (text, certainty) => {
    expect(found(text).find(({ kind }) => kind === 'fodselsnummer')?.certainty).toBe(certainty);
  });

  it('with a series for tests or as an H-number needs a word, since bank accounts look the same', () => {
    for (const added of [40, 65]) {
      const number = `14${String(2 + added)}92 05611`;
      expect(found(number).filter(({ kind }) => kind === 'fodselsnummer')).toEqual([]);
      expect(told(`fnr ${number}`)).toEqual(['high fodselsnummer']);
    }
  });

  it('is never a bank account in its own form', () => {
    expect(told('1402.55.61318')).not.toContain('high fodselsnummer');
    expect(found('fnr 1402.55.61318').filter(({ kind }) => kind === 'fodselsnummer')).toEqual([]);
    expect(found('1402 55 61318').filter(({ kind }) => kind === 'fodselsnummer')).toEqual([]);
  });

  it('names its series and its sort', () => {
    expect(codes('fnr 54827817204')).toEqual([
      'valid-date',
      'd-number',
      'month-series',
      'check-digits',
      'keyword',
    ]);
  });
});
