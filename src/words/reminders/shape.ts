import type { SignalOrigin } from '../../guide/signals.ts';

/** Everything that reminders say themselves, in one language. What they are about is said by the packs. */
export interface ReminderWords {
  /** Above a reminder; a notification shows it too, also on a locked screen: the subject and no more. */
  about: (subject: string) => string;
  /** @param when as `past` says it */
  happened: (when: string) => string;
  /** Days gone by. Reports can be late, so there is never an hour. */
  past: {
    today: string;
    yesterday: string;
    weekday: (name: string) => string;
    date: (date: string) => string;
  };
  /** Days that are meant as a date. */
  day: { today: string; tomorrow: string; yesterday: string; date: (date: string) => string };
  rule: string;
  todo: string;
  /** Heading of where the bot knows from. */
  source: string;
  origins: Readonly<Record<SignalOrigin, string>>;
  /** Of a reminder that the person asked for. */
  ownWish: string;
  /** Who else reads it: nobody. */
  promise: string;
  /** Heading of the places in the guideline. */
  cited: string;

  done: string;
  wrong: string;
  /** What `wrong` means, for a screen reader. */
  wrongTip: string;
  tomorrow: string;
  mute: string;
  /** Ends a duty that comes round again. */
  stop: string;
  answered: {
    done: string;
    wrong: string;
    /** Somebody else may have acted in the person's name. */
    notMe: (contact: string) => string;
    /** @param day as `day` says it */
    again: (day: string) => string;
    mute: string;
    muteUndo: string;
    gone: string;
  };

  /** On the button below a deadline, and what a screen reader says. */
  remindMe: string;
  remindMeOf: (duty: string) => string;
  form: {
    heading: string;
    fromToday: string;
    field: string;
    go: string;
    /** When the bot writes. */
    note: string;
    refused: Readonly<Record<'no-date' | 'past' | 'too-far', string>>;
  };
  /** A date that was taken. @param says the day on which the bot writes, where it is another one */
  waits: (day: string, says: string | undefined) => string;
  /** A duty that is no longer there. */
  dutyGone: string;
  backToAnswer: string;
  /** @param day as `day` says it */
  deadlineIs: (day: string, isPast: boolean) => string;

  list: {
    heading: string;
    /** On the button that leads there. */
    open: string;
    none: string;
    promise: string;
    on: (date: string) => string;
    /** An entry whose rule or duty is no longer there. */
    unknown: string;
    /** What a card has no room for, of what waits and of what is muted. */
    more: (count: number) => string;
    cancel: string;
    cancelOf: (what: string) => string;
    cancelled: string;
    muted: string;
    unmute: string;
    unmuteOf: (what: string) => string;
    unmuted: string;
  };
  year: {
    heading: string;
    text: string;
    none: (municipality: string) => string;
    /** @param date the day on which it falls due next */
    next: (date: string) => string;
    /** On the buttons of a duty, beside its title. */
    begin: string;
    end: string;
    remindMeOf: (duty: string) => string;
    stopOf: (duty: string) => string;
    stopped: string;
    calendar: string;
  };
  erase: {
    /** On the button that leads there. */
    open: string;
    heading: string;
    text: string;
    final: string;
    go: string;
    keep: string;
    done: string;
    address: string;
    choices: string;
    reminders: (count: number) => string;
    /** Subjects that the bot has spoken of and keeps quiet about for a while. */
    said: (count: number) => string;
    muted: (count: number) => string;
    nothing: string;
    /** What begins again with the next message. */
    after: string;
  };
  /** Among others, after the name of what was asked for. */
  inPrivate: string;
}
