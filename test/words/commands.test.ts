import { describe, expect, it } from '@jest/globals';
import { languages } from '../../src/guide/constants.ts';
import type { Language } from '../../src/guide/schema.ts';
import {
  type CommandId,
  type CommandScope,
  commandOf,
  commands,
  textToCheck,
} from '../../src/words/commands.ts';
import { readPackageJson } from '../package/files.ts';

interface Listed {
  title: string;
  description: string;
}
interface CommandList {
  scopes: CommandScope[];
  commands: Listed[];
}

const ids = Object.keys(commands) as CommandId[];
const { bots } = readPackageJson<{ bots: [{ commandLists: CommandList[] }] }>('manifest.json');
const lists = bots[0].commandLists;

describe('a command', () => {
  it.each([
    ['menu', 'menu'],
    ['Meny', 'menu'],
    ['HJÆLP', 'help'],
    ['hjelp', 'help'],
    ['help', 'help'],
    ['hej', 'greeting'],
    ['Hei!', 'greeting'],
    ['hello', 'greeting'],
    ['hi', 'greeting'],
    ['start forfra', 'restart'],
    ['start over', 'restart'],
    ['Start på nytt', 'restart'],
    ['dansk', 'language-da'],
    ['Norsk', 'language-nb'],
    ['English', 'language-en'],
  ])('"%s" is %s', (text, id) => {
    expect(commandOf(text)).toBe(id);
  });

  it.each(['  hjælp \n', 'hjælp!', 'Hjælp ?!', 'hjælp...'])(
    'is understood with white space and ending punctuation: %j',
    (text) => {
      expect(commandOf(text)).toBe('help');
    },
  );

  it('is understood with any white space between its words', () => {
    expect(commandOf('start\u00a0 \tforfra')).toBe('restart');
  });

  it('is understood with an å that is written as a and a ring', () => {
    expect(commandOf('start pa\u030a nytt')).toBe('restart');
  });

  it.each([
    'helpdesk',
    'jeg har brug for helpdesk',
    'hjælp mig',
    'menuen',
    'på dansk',
    '',
    ' ?',
    'constructor',
  ])('is not in "%s"', (text) => {
    expect(commandOf(text)).toBeUndefined();
  });

  it('has no word in common with another command', () => {
    for (const id of ids) {
      const words = Object.values(commands[id].words).flat();
      expect(words.map(commandOf)).toEqual(words.map(() => id));
    }
  });

  it('has a word in every language', () => {
    for (const id of ids)
      for (const language of languages) expect(commands[id].words[language]).not.toEqual([]);
  });
});

describe('the commands in the app manifest', () => {
  it('have one list for each kind of conversation', () => {
    expect(lists.map((list) => list.scopes)).toEqual([['personal'], ['team'], ['groupChat']]);
  });

  it('are in Danish those of the bot', () => {
    for (const { scopes, commands: listed } of lists) expect(listed).toEqual(listedIn('da', scopes));
  });

  it.each(['nb', 'en'] as const)('are in the translation to %s those of the bot', (language) => {
    const translation = readPackageJson<Record<string, string>>(`${language}.json`);
    const expected = lists.flatMap(({ scopes }, list) =>
      listedIn(language, scopes).flatMap(({ title, description }, command) => {
        const place = `bots[0].commandLists[${list}].commands[${command}]`;
        return [
          [`${place}.title`, title],
          [`${place}.description`, description],
        ];
      }),
    );
    const actual = Object.entries(translation).filter(([place]) => place.startsWith('bots['));
    expect(actual).toEqual(expected);
  });

  it('are words of that language that the bot takes for that command', () => {
    for (const id of ids) {
      for (const [language, { title }] of Object.entries(commands[id].listed?.texts ?? {})) {
        expect(commands[id].words[language as Language]).toContain(title);
      }
    }
  });
});

function listedIn(language: Language, scopes: readonly CommandScope[]): Listed[] {
  return ids.flatMap((id) => {
    const { listed } = commands[id];
    const text = listed?.texts[language];
    return listed && text && scopes.every((scope) => listed.scopes.includes(scope)) ? [text] : [];
  });
}

it('takes the word for a check alone, also with a colon', () => {
  expect(commandOf('Tjek:')).toBe('check');
});

describe('the word for a check with a text behind it', () => {
  it.each([
    ['tjek Hej Anna', 'Hej Anna'],
    ['Tjek: Hej Anna', 'Hej Anna'],
    ['sjekk\nHei Anna\nda', 'Hei Anna\nda'],
    ['  CHECK   Hi Anna', 'Hi Anna'],
    ['tjek: om lidt ringer jeg', 'om lidt ringer jeg'],
  ])('%j gives the text', (message, text) => {
    expect(textToCheck(message)).toBe(text);
  });

  it.each([
    'tjek',
    'tjek:',
    'tjekliste til møder',
    'tjek om jeg må sende det',
    'tjek lige om det er ok',
    'check if I may',
    'check whether I may',
    'sjekk om jeg kan',
    'jeg vil tjekke en tekst',
  ])('%j is something else', (message) => {
    expect(textToCheck(message)).toBeUndefined();
  });

  it.each([' ', '\n', ':', '\t \n'])('is found at once in front of a hundred thousand times %j', (blank) => {
    const many = blank.repeat(100_000);
    expect(textToCheck(`tjek${many}Hej`)).toMatch(/Hej$/u);
    expect(textToCheck(`tjek${many}`)).toBe(blank === ':' ? many.slice(1) : undefined);
  });
});
