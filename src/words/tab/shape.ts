/** Everything that the tab says around the steps of a guide, in one language. */
export interface TabWords {
  /** The heading of the overview. */
  heading: string;
  /** @param municipality by its name */
  intro: (municipality: string) => string;
  /** That nothing is stored, and when something is sent. */
  promise: string;
  /** The link to the page that says what happens with data, and whom to ask. */
  contact: string;
  /** Instead of the page, where the browser cannot run it. */
  unsuited: string;
  toContent: string;
  allGuides: string;
  /** Before the guide that the municipality has put in front. */
  pinned: string;
  search: string;
  /** How much of each a search found. */
  found: (guides: number, papers: number) => string;
  /** Nothing found: what to do. @param contact whom to ask */
  notFound: (contact: string) => string;
  language: string;
  municipality: string;

  loading: string;
  loadFailed: string;
  loadFailedText: string;
  /** The files of the page are gone from the server: there is a newer version. */
  outdated: string;
  outdatedText: string;
  reload: string;
  again: string;
  failed: string;
  failedText: string;
  /** The page of an address where there is nothing; a link to the guides stands below it. */
  missing: string;
  missingText: string;

  /** What a link brought along that the guide does not take. */
  linkAnswers: (count: number) => string;
  linkGuide: string;
  /** @param municipality the one whose guides are shown instead */
  linkPack: (municipality: string) => string;

  /** Read out when an answer is reached. */
  answered: (verdict: string) => string;
  /** Heading of the rules beside a question or an answer. */
  sources: string;
  actions: string;
  way: string;
  hideWay: string;
  wayText: string;
  wayTaken: string;
  wayElse: string;
  wayRow: (question: string, answer: string) => string;
  wayOther: (answer: string, target: string) => string;
  nextQuestion: (question: string) => string;
  share: string;
  copied: string;
  copyFailed: (link: string) => string;
  /** What happens when somebody wants a receipt: the only time that answers leave the page. */
  receiptText: string;
  openReceipt: string;
  receiptReady: string;
  receiptFailed: string;

  settings: string;
  settingsText: string;
  settingsGuide: string;
  settingsOverview: string;
  settingsSave: string;
  settingsOutside: string;
}
