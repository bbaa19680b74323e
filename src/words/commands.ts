import type { Language } from '../guide/schema.ts';

export type CommandId =
  | 'menu'
  | 'help'
  | 'check'
  | 'reminders'
  | 'year'
  | 'greeting'
  | 'restart'
  | 'language-da'
  | 'language-nb'
  | 'language-en'
  | 'erase';

/** Where a conversation takes place, in the words of the app manifest. */
export type CommandScope = 'personal' | 'team' | 'groupChat';

/** How a command stands in the list that Teams shows while somebody writes to the bot. */
export interface ListedCommand {
  scopes: readonly CommandScope[];
  /** Per language of the reader; a command without the reader's language is not on that list. */
  texts: Readonly<Partial<Record<Language, { title: string; description: string }>>>;
}

export interface Command {
  /** What people write. Every word counts in every language of the reader. */
  words: Readonly<Record<Language, readonly string[]>>;
  /** `undefined`: the bot understands the command, but does not advertise it. */
  listed: ListedCommand | undefined;
}

// Changing the language or starting over concerns one person: in a team everybody would read along.
const everywhere = ['personal', 'team', 'groupChat'] as const;
const alone = ['personal'] as const;

/**
 * The words that the bot takes as a command, and the list of commands in the app manifest.
 * The lists follow this order; each language offers one other language.
 */
export const commands: Readonly<Record<CommandId, Command>> = {
  menu: {
    words: { da: ['menu'], nb: ['meny'], en: ['menu'] },
    listed: {
      scopes: everywhere,
      texts: {
        da: { title: 'menu', description: 'Vis alle guider' },
        nb: { title: 'meny', description: 'Vis alle veiviserne' },
        en: { title: 'menu', description: 'Show all guides' },
      },
    },
  },
  help: {
    words: { da: ['hjælp'], nb: ['hjelp'], en: ['help'] },
    listed: {
      scopes: everywhere,
      texts: {
        da: { title: 'hjælp', description: 'Se, hvad jeg kan hjælpe dig med' },
        nb: { title: 'hjelp', description: 'Se hva jeg kan hjelpe deg med' },
        en: { title: 'help', description: 'See what I can help you with' },
      },
    },
  },
  check: {
    words: { da: ['tjek'], nb: ['sjekk'], en: ['check'] },
    listed: {
      scopes: alone,
      texts: {
        da: { title: 'tjek', description: 'Tjek en tekst, før du sender den' },
        nb: { title: 'sjekk', description: 'Sjekk en tekst før du sender den' },
        en: { title: 'check', description: 'Check a text before you send it' },
      },
    },
  },
  reminders: {
    words: { da: ['mine påmindelser'], nb: ['mine påminnelser'], en: ['my reminders'] },
    listed: {
      scopes: alone,
      texts: {
        da: { title: 'mine påmindelser', description: 'Se og slet de påmindelser, der venter' },
        nb: { title: 'mine påminnelser', description: 'Se og slett påminnelsene som venter' },
        en: { title: 'my reminders', description: 'See and delete your waiting reminders' },
      },
    },
  },
  year: {
    words: {
      da: ['årshjul', 'lederens årshjul'],
      nb: ['årshjul', 'lederens årshjul'],
      en: ['yearly duties'],
    },
    listed: {
      scopes: alone,
      texts: {
        da: { title: 'årshjul', description: 'Det, som en leder skal huske i løbet af året' },
        nb: { title: 'årshjul', description: 'Det en leder skal huske i løpet av året' },
        en: {
          title: 'yearly duties',
          description: 'What a leader has to remember in the course of the year',
        },
      },
    },
  },
  greeting: {
    words: { da: ['hej'], nb: ['hei'], en: ['hello', 'hi'] },
    listed: undefined,
  },
  restart: {
    words: { da: ['start forfra'], nb: ['start på nytt'], en: ['start over'] },
    listed: {
      scopes: alone,
      texts: {
        da: { title: 'start forfra', description: 'Glem svarene, og begynd på en frisk' },
        nb: { title: 'start på nytt', description: 'Glem svarene, og begynn på nytt' },
        en: { title: 'start over', description: 'Forget the answers and begin again' },
      },
    },
  },
  'language-da': {
    words: { da: ['dansk'], nb: ['dansk'], en: ['dansk'] },
    listed: { scopes: alone, texts: { en: { title: 'dansk', description: 'Skift til dansk (Danish)' } } },
  },
  'language-nb': {
    words: { da: ['norsk'], nb: ['norsk'], en: ['norsk'] },
    listed: undefined,
  },
  'language-en': {
    words: { da: ['english'], nb: ['english'], en: ['english'] },
    listed: {
      scopes: alone,
      texts: {
        da: { title: 'english', description: 'Switch to English (engelsk)' },
        nb: { title: 'english', description: 'Switch to English (engelsk)' },
      },
    },
  },
  erase: {
    words: { da: ['slet mine data'], nb: ['slett mine data'], en: ['delete my data'] },
    listed: {
      scopes: alone,
      texts: {
        da: { title: 'slet mine data', description: 'Slet alt, hvad jeg har gemt om dig' },
        nb: { title: 'slett mine data', description: 'Slett alt jeg har lagret om deg' },
        en: { title: 'delete my data', description: 'Delete everything I have kept about you' },
      },
    },
  },
};

const byWord: ReadonlyMap<string, CommandId> = new Map(
  (Object.keys(commands) as CommandId[]).flatMap((id) =>
    Object.values(commands[id].words)
      .flat()
      .map((word): [string, CommandId] => [word, id]),
  ),
);

/**
 * The command that a message is, or `undefined` when it is something else. The whole message has to be
 * the command: "helpdesk" and "hjælp mig" are questions. Case, extra white space and ending . ! ? do not
 * count.
 */
export function commandOf(text: string): CommandId | undefined {
  const plain = text
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(/[ .!?:]+$/u, '')
    .trim()
    .toLocaleLowerCase('da');
  return byWord.get(plain);
}

const checkWords = Object.values(commands.check.words).flat().join('|');
const checked = new RegExp(
  `^(?:${checkWords})(?:\\s*[:\\n]\\s*|\\s+(?!(?:lige )?(?:om|hvis|if|whether)\\b))(?=\\S)`,
  'iu',
);

/**
 * The text behind the word for a check: "tjek Hej Anna, …". Undefined where the message does not begin with it, or
 * asks something with it: "tjek om jeg må …".
 */
export function textToCheck(message: string): string | undefined {
  const text = message.trim();
  const begin = checked.exec(text);
  return begin ? text.slice(begin[0].length) : undefined;
}
