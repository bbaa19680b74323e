import { describe, expect, it } from '@jest/globals';
import { found, told } from './support.ts';

/** Certainty and kind of each finding, with the passage it covers. */
const passages = (text: string) =>
  found(text).map(({ certainty, kind, start, end }) => `${certainty} ${kind} ${text.slice(start, end)}`);

describe('a phone number', () => {
  it.each([
    ['28 74 11 90', 'medium phone 28 74 11 90'],
    ['28.74.11.90', 'medium phone 28.74.11.90'],
    ['912 34 567', 'medium phone 912 34 567'],
    ['tlf. 28741190', 'medium phone 28741190'],
    ['mobil: 2874 1190', 'medium phone 2874 1190'],
    ['ring 28 74 11 90', 'high phone 28 74 11 90'],
    ['+4528741190', 'high phone +4528741190'],
    ['+45 2874 1190', 'high phone +45 2874 1190'],
    ['(+45) 28 74 11 90', 'high phone +45) 28 74 11 90'],
    ['0047 912 34 567', 'high phone 0047 912 34 567'],
    ['+46 70 123 45 67', 'medium phone +46 70 123 45 67'],
  ])('is found with its form or a word beside it: %s', (text, passage) => {
    expect(passages(text)).toEqual([passage]);
  });

  it.each([
    ['28741190', 'digits on end without a word'],
    ['10 11 12 13', 'no number begins with 1'],
    ['28 74 11 90 12', 'five pairs'],
    ['12 28 74 11 90', 'five pairs'],
    ['28 74.11 90', 'uneven gaps'],
    ['CVR 28 74 11 90', 'company'],
    ['EAN 28 74 11 90', 'EAN'],
    ['uge 28 29 30 31', 'weeks'],
    ['+45 28 74 11', 'too short'],
    ['+45 28 74 11 901', 'too long'],
    ['812 34 567', 'no mobile begins with 8'],
    ['tlf 28741190x', 'a letter behind'],
  ])('is not %s (%s)', (text) => {
    expect(found(text).filter(({ kind }) => kind === 'phone')).toEqual([]);
  });
});

describe('an e-mail address', () => {
  it.each([
    ['skriv til a.b+c@d-e.example.dk.', 'high email a.b+c@d-e.example.dk'],
    ['(søren@ågård.dk)', 'high email søren@ågård.dk'],
    ['post@kommune.example', 'low email post@kommune.example'],
  ])('is found in %s', (text, passage) => {
    expect(passages(text)).toEqual([passage]);
  });

  it.each(['@hanne', 'a@b', 'a@b.1', '@b.dk', 'a@.dk', 'a @ b.dk', '...@b.dk'])('is not %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('an address', () => {
  it.each([
    ['Nordre Strandvej 14', 'medium address Nordre Strandvej 14'],
    ['i Karl Johans gate 12B nå', 'medium address Karl Johans gate 12B'],
    ['Bøgevej 22, 2. tv.', 'high address Bøgevej 22, 2. tv.'],
    ['Bøgevej 22, st. th, 9440 Aabybro', 'high address Bøgevej 22, st. th, 9440 Aabybro'],
    ['Bøgevej 22, 9440 Aabybro', 'high address Bøgevej 22, 9440 Aabybro'],
    ['hun bor Bøgevej 22', 'high address Bøgevej 22'],
    ['hun bor i Rosenparken 3', 'medium address Rosenparken 3'],
    ['hun bor i 9440 Aabybro', 'medium address 9440 Aabybro'],
    ['at 12 Elm Road', 'medium address 12 Elm Road'],
  ])('is found in %s', (text, passage) => {
    expect(passages(text)).toEqual([passage]);
  });

  it.each([
    'på vej 5 minutter',
    'Strandvej 3 km',
    'Strandvej 14.30',
    'Rosenparken 3',
    'i 2026 Danmark',
    'Bøgevej 2026',
    'Bøgevej',
    'vi er undervejs 3',
  ])('is not %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('a bank account', () => {
  it.each([
    ['DK50 0040 0440 1162 43', 'high account DK50 0040 0440 1162 43'],
    ['no9386011117947', 'high account no9386011117947'],
    ['NO93 8601 1117 947 er nyt', 'high account NO93 8601 1117 947'],
    ['iban DK51 0040 0440 1162 43', 'medium account DK51 0040 0440 1162 43'],
    ['2091.45.27393', 'medium account 2091.45.27393'],
    ['2091 45 27393', 'medium account 2091 45 27393'],
    ['konto 2091.45.27393', 'high account 2091.45.27393'],
    ['konto 20914527393', 'high account 20914527393'],
    ['konto 2091.45.27394', 'low account 2091.45.27394'],
    ['reg. 1234 konto 0001234567', 'high account 1234 konto 0001234567'],
    ['konto: 1234-0001234567', 'high account 1234-0001234567'],
  ])('is found in %s', (text, passage) => {
    expect(passages(text)).toEqual([passage]);
  });

  it.each([
    ['2091.45.27394', 'a wrong check digit'],
    ['20914527393', 'no word beside'],
    ['DK51 0040 0440 1162 43', 'a wrong check and no word'],
    ['DK50 0040', 'too short'],
    ['1234 0001234567', 'no word beside'],
    ['KID 20914527393', 'a payment'],
    ['på kontoret 1234 000123', 'an office'],
  ])('is not %s (%s)', (text) => {
    expect(found(text).filter(({ kind }) => kind === 'account')).toEqual([]);
  });
});

describe('a licence plate', () => {
  it.each([
    ['CN 47 902', 'medium plate CN 47 902'],
    ['EV 12345', 'low plate EV 12345'],
    ['bilen EV12345', 'high plate EV12345'],
    ['nummerplade CN 47 902', 'high plate CN 47 902'],
  ])('is found in %s', (text, passage) => {
    expect(passages(text)).toEqual([passage]);
  });

  it.each([
    'KR 12 345',
    'pris EV 12 345',
    'cn 47 902',
    'ACN 47 902',
    'CN 47 9022',
    'CN 47 902,50',
    'NO 12 345',
  ])('is not %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('a case number', () => {
  it.each([
    ['sagsnr. 27.60.04-G01-12-26.', 'medium case-number 27.60.04-G01-12-26'],
    ['Sagsnummeret er 26-019283', 'medium case-number 26-019283'],
    ['saksnr 26/01234', 'medium case-number 26/01234'],
    ['case no. 2026/88123', 'medium case-number 2026/88123'],
    ['journalnr: 0511595002', 'medium case-number 0511595002'],
  ])('is found behind its word: %s', (text, passage) => {
    expect(passages(text)).toEqual([passage]);
  });

  it.each(['26-019283', 'sagsnr. 12', 'sagsnummeret står øverst', 'besagsnr 26-019283'])(
    'is not %s',
    (text) => {
      expect(found(text)).toEqual([]);
    },
  );
});

describe('what can be read in two ways', () => {
  it('is found once, as what it is surer to be', () => {
    expect(told('sagsnr. 220266-6097')).toEqual(['medium case-number']);
    expect(told('skriv til cpr2202666097@post.example')).toEqual(['high cpr']);
    expect(passages('28 74 11 90, 28 74 11 91')).toEqual([
      'medium phone 28 74 11 90',
      'medium phone 28 74 11 91',
    ]);
  });
});
