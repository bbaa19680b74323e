/** Everything that the pages of receipts say themselves, in one language. */
export interface ReceiptWords {
  kind: string;
  municipality: string;
  guideline: string;
  edition: string;
  answered: string;
  guide: string;
  /** Heads the mark that tells one note from another. */
  mark: string;
  basis: string;
  places: string;
  /** In place of what a rule said, where the receipt does not hold it and the rule reads otherwise now. */
  textChanged: string;

  genuine: string;
  genuineText: (municipality: string) => string;
  checkedOn: (day: string) => string;
  /** Heads what the guideline would answer now. */
  today: string;
  same: string;
  sameEdition: string;
  newEdition: string;
  differs: string;
  answerChanged: string;
  added: (text: string) => string;
  removed: (text: string) => string;
  changed: (now: string, before: string) => string;
  other: string;
  otherByTime: string;
  otherText: (answer: string) => string;
  open: string;
  openText: (question: string) => string;
  answerGone: (fact: string) => string;
  guideGone: string;
  guideGoneText: string;
  packGone: string;
  packGoneText: (municipality: string) => string;

  own: string;
  ownText: string;
  caseNumber: string;
  remark: string;
  print: string;
  savePdf: string;
  saveJson: string;
  working: string;
  pdfFailed: string;
  /** Names the saved files. */
  fileName: string;
  openAgain: string;

  tooLong: string;
  tooLongText: string;
  unreadable: string;
  unreadableText: string;
  unknownKey: string;
  unknownKeyText: string;
  tampered: string;
  tamperedText: string;
}
