/** Everything that papers and their page say themselves, in one language. */
export interface PaperWords {
  /** Heads of the table of short fields. */
  item: string;
  value: string;
  /** Where the guideline asks for what a paper holds. */
  sources: string;
  part: string;
  place: string;
  wholePaper: string;
  /** @param why the reason, a sentence */
  addition: (why: string) => string;

  /** Heading of the papers in the overview. */
  papers: string;
  papersText: string;
  /** On a button that opens a paper. */
  /** The button below the name of the paper, and the name. */
  makeIt: string;
  paper: (title: string) => string;
  make: (title: string) => string;
  /** Where what is filled in stays. */
  promise: string;
  /** In a browser that keeps nothing for the page. */
  noDraft: string;
  /** A draft from another day is there. */
  draftFound: string;
  fromAnswers: string;
  paperLanguage: string;
  optional: string;
  example: (text: string) => string;
  preview: string;
  afterwards: string;
  download: string;
  downloaded: string;
  downloadFailed: string;
  print: string;
  erase: string;
  erased: string;
  copy: string;
  copied: string;
  copyFailed: string;
  /** Above the fields that are still empty. */
  missing: (count: number) => string;
  fieldMissing: string;
  /** A link to a paper that is not there. */
  linkPaper: string;
}
