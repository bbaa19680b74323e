import type { InsightsWords } from './shape.ts';

export const en: InsightsWords = {
  title: 'How Må jeg? is used',
  lead: (least) => [
    'The numbers are counted without persons. Nobody can see here who did what.',
    `A number only includes months in which it is at least ${least}.`,
    'Answers in the tab are not included. They never leave the browser.',
  ],
  trial: 'This is a trial, so this month is included. Otherwise it comes once it is over.',
  languages: 'Language',
  municipalities: 'Municipality',
  period: 'Period',
  months: (count) => (count === 1 ? 'Last month' : `Last ${count} months`),
  span: (first, last) => `From ${first} to ${last}`,
  fewer: (least) => `fewer than ${least}`,

  guides: 'Guides',
  guide: 'Guide',
  opened: 'Opened',
  helped: 'The answer helped',
  yes: (count, share) => `${count} yes (${share})`,
  yesOnly: (count) => `${count} yes`,
  noOnly: (count) => `${count} no`,
  ended: 'How it ended',
  answer: 'Answer',
  count: 'Number',
  gaveUp: 'Where people did not go on',
  question: 'Question',
  outOf: (part, all, share) => `${part} of ${all} (${share})`,
  otherQuestions: (least) => `At other questions fewer than ${least} stopped in each month.`,
  noQuestions: (least) => `At each question fewer than ${least} stopped in each month.`,
  quietGuides: (least, count) => `Opened fewer than ${least} times in each month: ${count}`,

  noGuide: 'Questions without a guide',
  noGuideText: 'So often I found no guide for what people wrote. I do not keep their words.',
  language: 'Language',

  reminders: 'Reminders',
  sent: 'Sent',
  reaction: 'What happened',
  quietReminders: (least) => `Other reminders were sent fewer than ${least} times in each month.`,

  empty: {
    title: 'There are no numbers yet',
    text: [
      'Later you can see here which guides people open, and what the answer is.',
      'You can also see where they stop, and whether the answer helped.',
    ],
    from: (day) => `The numbers of this month can be seen from ${day}.`,
    trial: (least) => `The first numbers come once something happened ${least} times. Try the bot a little.`,
  },

  signOut: 'Sign out',
  signIn: {
    title: 'Sign in to see the numbers',
    text: 'This page is for those who are responsible for the guideline.',
    microsoft: 'Sign in with Microsoft',
    password: 'Password',
    hint: (file) => `It is in the file ${file} on the machine that runs the bot.`,
    go: 'Sign in',
    wrong: 'That is not the password. Try again.',
    tooMany: 'That was many tries. Wait a little, then try again.',
    signedOut: 'You are signed out here.',
    atMicrosoft: 'At Microsoft you may still be signed in.',
  },
  again: 'Try again',
  refused: {
    'not-begun': {
      title: 'Sign in once more',
      text: 'It took too long, or it began somewhere else.',
    },
    'not-genuine': {
      title: 'You could not sign in',
      text: 'The answer from Microsoft does not fit the municipality. If it goes on, ask IT.',
    },
    'no-role': {
      title: 'You do not have access to the numbers',
      text: 'If you are responsible for the guideline, ask IT for the role Insights.Read.',
    },
    refused: {
      title: 'Microsoft did not let you in',
      text: 'If it goes on, ask IT.',
    },
    unreachable: {
      title: 'Microsoft does not answer right now',
      text: 'Try again in a moment.',
    },
    unavailable: {
      title: 'The numbers cannot be fetched right now',
      text: 'Try again in a moment. IT can see in the log what is wrong.',
    },
  },
};
