import type { ReminderWords } from './shape.ts';

export const en: ReminderWords = {
  about: (subject) => `Reminder · ${subject}`,
  happened: (when) => `That was ${when}.`,
  past: {
    today: 'earlier today',
    yesterday: 'yesterday',
    weekday: (name) => `on ${name}`,
    date: (date) => `on ${date}`,
  },
  day: { today: 'today', tomorrow: 'tomorrow', yesterday: 'yesterday', date: (date) => `on ${date}` },
  rule: 'The rule',
  todo: 'What you can do now',
  source: 'How I know',
  origins: {
    'audit-log': 'It is in the log of Microsoft 365.',
    'data-loss-prevention': "The municipality's data protection in Microsoft 365 found it.",
    calendar: 'It is in your calendar. I have not kept the text.',
    teams: 'It is in a message in Teams. I have not kept the text.',
    'own-system': "One of the municipality's own systems told me.",
  },
  ownWish: 'You asked me to remind you of it.',
  promise: 'Only you can see this.',
  cited: 'Where it says so',

  done: 'It is done',
  wrong: 'That is not right',
  wrongTip: 'It was not me, or it is not right',
  tomorrow: 'Remind me tomorrow',
  mute: 'No more of this kind',
  stop: 'Stop reminding me of it',
  answered: {
    done: 'Good. Thank you for telling me.',
    wrong: 'Thank you. Then we leave it at that.',
    notMe: (contact) => `Could somebody else have done it in your name? Then tell ${contact}.`,
    again: (day) => `Fine. I will write again ${day}.`,
    mute: 'Fine. I will not write about that any more.',
    muteUndo: 'You can undo it under “My reminders”.',
    gone: 'I no longer have that reminder. You need not answer it.',
  },

  remindMe: 'Remind me of it',
  remindMeOf: (duty) => `Remind me: ${duty}`,
  form: {
    heading: 'When is your deadline?',
    fromToday: 'I have counted from today. Change the date if yours runs from another day.',
    field: 'Your deadline',
    go: 'Remind me of it',
    note: 'I write in the morning. If that is a day off, I write the working day before.',
    refused: {
      'no-date': 'I cannot read that date. Choose a day.',
      past: 'That day has gone by. Choose today or a later day.',
      'too-far': 'That is too far away. Choose a day within two years.',
    },
  },
  waits: (day, says) =>
    says === undefined
      ? `Fine. I will remind you ${day}.`
      : `Fine. The deadline is ${day}. I will write before that, ${says}.`,
  dutyGone: 'That duty is no longer in the guideline.',
  backToAnswer: 'Back to the answer',
  deadlineIs: (day, isPast) => `Your deadline ${isPast ? 'was' : 'is'} ${day}.`,

  list: {
    heading: 'Your reminders',
    open: 'My reminders',
    none: 'No reminders are waiting for you.',
    promise: 'Only you can see them.',
    on: (date) => `Comes on ${date}`,
    unknown: 'Something that is no longer in the guideline',
    more: (count) => `There are ${count} more that do not fit here.`,
    cancel: 'Delete',
    cancelOf: (what) => `Delete the reminder: ${what}`,
    cancelled: 'That reminder is deleted.',
    muted: 'What I do not write about',
    unmute: 'Write again',
    unmuteOf: (what) => `Write again about: ${what}`,
    unmuted: 'Fine. I will write about that again.',
  },
  year: {
    heading: "The leader's year",
    text: 'These are for a leader to remember. Choose what I should remind you of.',
    none: (municipality) => `The guideline of ${municipality} has no recurring duties for leaders.`,
    next: (date) => `Next time: ${date}`,
    begin: 'Remind me',
    end: 'Stop',
    remindMeOf: (duty) => `Remind me: ${duty}`,
    stopOf: (duty) => `Stop reminding me: ${duty}`,
    stopped: 'Fine. I will not remind you of that any more.',
    calendar: 'Put them in your calendar',
  },
  erase: {
    open: 'Delete my data',
    heading: 'Shall I delete everything about you?',
    text: 'I delete your reminders and your choices. I also forget where I can write to you.',
    final: 'This cannot be undone.',
    go: 'Yes, delete everything',
    keep: 'No, keep it',
    done: 'It is deleted now',
    address: 'Where I can write to you in Teams',
    choices: 'Your choices, for example of a language',
    reminders: (count) => (count === 1 ? 'One reminder' : `${count} reminders`),
    said: (count) =>
      count === 1
        ? 'One subject that I have reminded you of'
        : `${count} subjects that I have reminded you of`,
    muted: (count) =>
      count === 1 ? 'One subject that I kept quiet about' : `${count} subjects that I kept quiet about`,
    nothing: 'I had not kept anything about you.',
    after: 'If you write to me again, I remember again where to answer.',
  },
  inPrivate: 'It is in your private chat with me. Only you can see it.',
};
