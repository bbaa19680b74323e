import { faultLine } from '../packs/fault-line.ts';
import { loadSensitiveWords } from '../packs/sensitive.ts';
import { type Finding, hasPersonalData, type Reason } from '../sensitive/finding.ts';
import { scan } from '../sensitive/scan.ts';
import { type Command, linesOf, refuse } from './command.ts';

export const scanCommand: Command = {
  usage: 'scan TEXT | scan --stdin [--json] [--today DATE]',
  does: 'personal data in a text, or in each line of the input, and why; nothing of a number is shown',
  options: ['json', 'stdin', 'today'],
  words: [0, 1],
  run([text], { json, stdin }, { dialogs, today, input }) {
    if ((text === undefined) !== stdin)
      return refuse('Give a text in quotes, or --stdin and a text per line.');
    const { lexicon, faults } = loadSensitiveWords(dialogs);
    if (!lexicon) return { exitCode: 1, out: faults.map(faultLine).join('\n') };
    const texts = text === undefined ? linesOf(input()) : [text];
    const scanned = texts.map((own) => {
      const findings = scan(own, { today, lexicon });
      return { personal: hasPersonalData(findings), findings };
    });
    if (json) return { exitCode: 0, out: JSON.stringify(stdin ? scanned : scanned[0], null, 2) };
    const lines = scanned.flatMap(({ findings }, index) =>
      told(findings).map((line) => (stdin ? `${index + 1}: ${line}` : line)),
    );
    return { exitCode: 0, out: lines.join('\n') };
  },
};

function told(findings: readonly Finding[]): string[] {
  if (findings.length === 0) return ['nothing found'];
  return findings.map(({ kind, start, end, certainty, reasons, masked }) => {
    const what = masked === undefined ? kind : `${kind} ${masked}`;
    return `${certainty} ${what} at ${start}-${end}: ${reasons.map(reasonText).join(', ')}`;
  });
}

const plain: Record<
  Exclude<Reason, { word: string } | { added: number } | { prefix: string }>['code'],
  string
> = {
  'valid-date': 'begins with a day that existed',
  'modulus-11': 'modulus 11 holds',
  'first-of-january': '1 January, where modulus 11 need not hold',
  'replacement-number': 'replacement number (day + 60)',
  separator: 'written in two parts',
  'bare-digits': 'only digits on end, so never sure',
  'time-stamp': 'could be a date and a time',
  'check-digits': 'check digits hold',
  'rule-of-2032': 'by the rule of 2032',
  'd-number': 'D-number (day + 40)',
  'phone-groups': 'written like a phone number',
  'mail-address': 'e-mail address',
  'shared-mailbox': 'a mailbox that many read',
  'road-and-number': 'road and number',
  'postcode-and-town': 'postcode and town',
  floor: 'a floor',
  'iban-check': 'check digits of an IBAN hold',
  'account-form': 'written like an account',
  'plate-form': 'written like a licence plate',
  'case-number-form': 'a number behind a word for cases',
  'person-named': 'a person is named',
  'person-number': 'an identity number in the sentence',
};

/** A reason in words, for the author of word lists. */
function reasonText(reason: Reason): string {
  switch (reason.code) {
    case 'keyword':
      return `"${reason.word}" beside it`;
    case 'counter-word':
      return `but "${reason.word}" before it`;
    case 'month-series':
      return `month + ${reason.added}`;
    case 'country-code':
      return `country code ${reason.prefix}`;
    case 'listed-word':
      return `"${reason.word}" in ${reason.list}.yaml`;
    case 'needed-word':
      return `with "${reason.word}"`;
    case 'person-word':
      return `"${reason.word}" is a person`;
    case 'subject-word':
      return `but "${reason.word}" is a subject`;
    default:
      return plain[reason.code];
  }
}
