import type { NoticeWords } from './shape.ts';

const untilErased = 'until you write “delete my data” or remove the app';

export const en: NoticeWords = {
  languages: 'Language',
  contact: 'Ask',
  ask: (role, reach) => `If you are in doubt, ask ${role}${reach && ` (${reach})`}.`,
  demo: 'This is a trial. Whoever started it answers for it.',
  privacy: {
    title: 'How I look after your data',
    lead: 'I keep as little as I can. I do not keep what you ask or what you answer.',
    controller: (municipality) =>
      `${municipality} answers for Må jeg? and for the data described here (it is the controller).`,
    notKept: {
      heading: 'What I do not keep',
      items: [
        'Your questions and answers, and the texts that you let me check.',
        'Names, mail addresses, identity numbers, subject lines and file names.',
        'Notes. The whole note is in its own link.',
        'What you fill in on a page. That stays in your browser.',
      ],
      text: [
        'Our chat is in Microsoft Teams, like your other chats. Your workplace decides for how long.',
        'I remember the question that I asked you last. I use it for half an hour at most and do not write it down.',
      ],
    },
    kept: {
      heading: 'What I keep, and for how long',
      text: ['It helps me to write to you in your language, and only when you want me to.'],
      stored: [
        ['Where I can write to you: ids of Teams and Entra ID, and your language', untilErased],
        ['The language and the municipality that you chose', untilErased],
        ['That I said welcome, as a code for the chat', 'until you remove the app'],
        [
          'A reminder: rule or deadline, guide, municipality, source and times',
          'for 30 days after I sent it or dropped it',
        ],
        ['That I reminded you of a rule', 'until I may remind you of it again'],
        ['Rules that you want to hear no more about', untilErased],
        ['Codes for what was reported, so that you hear of it only once', 'for 30 days'],
        [
          'Tasks in my queue: codes for reminders, calendar entries and pieces of logs',
          'four hours after at most',
        ],
        ['Counts for a day and a rule or a guide, without persons', 'for 25 months'],
        [
          'A log of what the server does: no texts, no names, no ids',
          'for as long as the log of the server is kept',
        ],
      ],
      calendar: [
        'That I follow your calendar: an id at Microsoft and a code for you',
        'until the arrangement with Microsoft ends',
      ],
    },
    reports: {
      heading: 'What others tell me',
      none: 'No other system tells me anything. I only remind you of what you ask for yourself.',
      some: 'I remind you of something when I learn of it here:',
      kinds: {
        audit:
          'The log of Microsoft 365: mail that passes itself on, links for anybody, and sensitive data that Microsoft found.',
        calendar: 'Calendars of people who have the app. I look through subject, place and text.',
        chats: 'All chats in the municipality’s Teams. I look through every message for identity numbers.',
        channels:
          'All channels in the municipality’s Teams. I look through every message for identity numbers.',
        own: 'The municipality’s own systems.',
        readAlong: 'Teams and group chats that have me. I look through every message for identity numbers.',
      },
      onlyMine: 'In teams and group chats I only see what is written to me.',
      promise:
        'I never keep the text, only what kind of event it was. I write to you alone. Nobody gets a report about you.',
    },
    model: {
      heading: 'Language model',
      on: [
        'If I am not sure which guide you mean, I ask a language model in the municipality’s own Azure.',
        'It gets what you wrote, and not who you are. I hide numbers and addresses first, as well as I can.',
        'I do not know names as names, so leave them out. The model writes no answers.',
      ],
      off: 'No language model reads what you write to me.',
    },
    access: {
      heading: 'Who can see it',
      text: [
        'Microsoft Teams carries the messages between us. I give data about you to nobody else.',
        'Those who run the server can see what I keep. Your texts are not among it.',
        'Whoever is responsible for the guideline can see how much I am used. The numbers are without persons.',
      ],
      secured: [
        'The connection is encrypted. I check that a message comes from Teams, or from a system with a key.',
        'In the database you stand under a code instead of your name.',
      ],
    },
    rights: {
      heading: 'What you can do',
      text: [
        'Write “delete my data” to me. I then delete everything about you at once.',
        'Write “my reminders” to see those that are waiting, and to delete them.',
      ],
      municipal: [
        'You can ask the municipality to show, correct or delete your data. You can also object.',
        'The municipality’s data protection officer can tell you on which legal basis it handles them.',
      ],
      complain: 'You can complain to the data protection authority, Datatilsynet:',
    },
    toTerms: 'Terms of use',
  },
  terms: {
    title: 'Terms of use',
    lead: 'Må jeg? helps you to find answers in your own municipality’s guideline.',
    parts: [
      {
        heading: 'What an answer is',
        text: [
          'Answers follow fixed rules. They rest on the guideline, and each names the place.',
          'Where the guideline and I say different things, the guideline counts.',
          'A note shows what the answer was that day. Its page tells you if the answer is another one now.',
        ],
      },
      {
        heading: 'How to use me',
        text: [
          'Use me in your work for the municipality.',
          'Write no names or identity numbers to me. I do not need them.',
          'You and your leader answer for what you do. I cannot see the whole case.',
        ],
      },
      {
        heading: 'What you can count on',
        text: [
          'The municipality runs me and may change me or close me.',
          'If you find a mistake in an answer, say so. The municipality can then put the rule right.',
        ],
      },
    ],
    toPrivacy: 'How I look after your data',
  },
};
