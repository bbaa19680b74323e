import type { TabWords } from './shape.ts';

export const en: TabWords = {
  heading: 'What do you want to know?',
  intro: (municipality) =>
    `Choose a guide and answer a few questions. The answer follows the guideline of ${municipality}.`,
  promise: 'Your answers stay on this page. I only send them when you want a note. I do not keep them.',
  contact: 'Privacy and contact',
  unsuited:
    'Does the page stay empty? Then your browser is too old. Update it, or open the page in Edge or Chrome.',
  toContent: 'Go to the content',
  allGuides: 'All guides',
  pinned: 'Start here',
  search: 'Search for a guide or a paper',
  found: (guides, papers) =>
    [guides === 1 ? '1 guide' : `${guides} guides`, papers === 1 ? '1 paper' : `${papers} papers`].join(
      ' and ',
    ),
  notFound: (contact) => `I found no guide or paper for that. Try another word, or ask ${contact}.`,
  language: 'Language',
  municipality: 'Municipality',

  loading: 'One moment …',
  loadFailed: 'I cannot fetch the guide',
  loadFailedText: 'See whether you are online, and try again.',
  outdated: 'There is a new version',
  outdatedText: 'Load the page again to get it. You start the guide from the beginning.',
  reload: 'Load the page again',
  again: 'Try again',
  failed: 'Something went wrong on this page',
  failedText: 'Load the page again. If it happens once more, write your question to me in the chat.',
  missing: 'There is no such page',
  missingText: 'Perhaps the address is misspelt. Here are the guides:',

  linkAnswers: (count) =>
    count === 1
      ? 'The link brings an answer that the guide does not know. So I will ask you.'
      : `The link brings ${count} answers that the guide does not know. So I will ask you.`,
  linkGuide: 'The link leads to a guide that is not here. Choose one of these.',
  linkPack: (municipality) =>
    `The link leads to a municipality that I do not know. Here are the guides of ${municipality}.`,

  answered: (verdict) => `Here is the answer: ${verdict}`,
  sources: 'What the guideline says',
  actions: 'More about the guide',
  way: 'Show your way',
  hideWay: 'Hide your way',
  wayText: 'The strong line is your way. The other boxes show where other answers lead.',
  wayTaken: 'Your way',
  wayElse: 'With other answers',
  wayRow: (question, answer) => `${question} You answered: ${answer}.`,
  wayOther: (answer, target) => `${answer}: ${target}`,
  nextQuestion: (question) => `one more question: ${question}`,
  share: 'Share the guide',
  copied: 'I have copied the link. Your answers are not in it.',
  copyFailed: (link) => `Copy the link here: ${link}`,
  receiptText: 'Then I send your answers to my server, which signs the note. It does not keep them.',
  openReceipt: 'Open the note',
  receiptReady: 'The note is ready.',
  receiptFailed: 'I cannot reach my server. Try again in a moment.',

  settings: 'Choose a guide for the tab',
  settingsText:
    'Everybody in the channel or group sees the guide when they open the tab. Each answers alone.',
  settingsGuide: 'Guide',
  settingsOverview: 'All guides',
  settingsSave: 'Use in the tab',
  settingsOutside: 'This page only works in Teams, in a tab that a channel or chat shares.',
};
