/** A conversation on the Playground's own page in Chromium, with the pictures that the README shows. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Child } from '../../src/child.ts';
import { reminderWordsOf } from '../../src/words/reminders/words.ts';
import { type WorkedCase, workedCase } from '../support/cases.ts';
import { openPage, type PlaygroundPage } from '../support/playground-page.ts';
import { freePort, PROJECT, startScript, type TemporaryDir, temporaryDir } from '../support/processes.ts';

/** `PICTURES=docs` renews the pictures of the documentation; otherwise they go where git does not look. */
const PICTURES = path.resolve(PROJECT, process.env.PICTURES ?? 'build/pictures');

let data: TemporaryDir;
let env: Record<string, string>;
let bot: Child;
let page: PlaygroundPage;

beforeAll(async () => {
  await mkdir(PICTURES, { recursive: true });
  data = await temporaryDir();
  env = { PORT: String(await freePort()), PLAYGROUND_PORT: String(await freePort()), DATA_DIR: data.dir };
  const ready = /Open (\S+) and ask a question/u;
  bot = await startScript('src/main.ts', { env: { ...env, PACK: 'jammerbugt' }, ready });
  page = await openPage(bot.readyMatch[1] as string);
}, 240_000);

afterAll(async () => {
  await page?.close();
  await bot?.stop();
  await data?.remove();
});

const picture = (name: string, of: 'card' | 'conversation', width?: number) =>
  page.picture(path.join(PICTURES, `${name}.png`), { of, ...(width === undefined ? {} : { width }) });

/** The labels of the answers of a case, in the order of the questions. */
function labels({ pack, answers }: WorkedCase): string[] {
  return Object.entries(answers).map(([id, value]) => {
    const fact = pack.facts.get(id);
    return fact && 'values' in fact
      ? (fact.values[value]?.label.da as string)
      : value === 'yes'
        ? 'Ja'
        : 'Nej';
  });
}

describe('the Playground in Chromium', () => {
  it('shows the welcome once', async () => {
    await page.cardShows('Hej! Jeg er Må jeg?', 15_000);
    await picture('welcome', 'card');
  });

  it('leads from a typed question to the answer, one tap a question', async () => {
    const reminder = workedCase('sms', 'jam-S095');
    const [first, ...others] = labels(reminder) as [string, ...string[]];
    await page.say('må jeg sende en sms til en borger?');
    await page.cardShows(first);
    await picture('question', 'card');
    await picture('question-phone', 'card', 320);
    for (const label of [first, ...others]) {
      await page.cardShows(label);
      await page.press(label);
    }
    await page.cardShows(reminder.answer);
    await picture('answer', 'card');
    await picture('answer-phone', 'card', 320);
    await picture('conversation', 'conversation');
  }, 30_000);

  it('changes an answer from the answer card and goes back', async () => {
    await page.press('Tilbage');
    await page.cardShows('Dit svar før');
    await picture('back', 'card');
  });

  it('reminds of what a system reported, and takes an answer', async () => {
    const words = reminderWordsOf('da');
    const report = await startScript('src/cli/signal.ts', { env, args: ['forwarding-rule'], ready: /^202/u });
    await report.ended;
    await page.cardShows(words.promise, 20_000);
    await picture('reminder', 'card');
    await page.press(words.done);
    await page.cardShows(words.answered.done);
  }, 40_000);

  it('asks in the group for the personal chat where a concrete case would be told', async () => {
    await page.show('group');
    await page.say('må jeg sende en sms til en borger?');
    await page.cardShows('private chat');
    await picture('group', 'card');
  }, 20_000);

  it('leaves no error on the page', () => {
    expect(page.errors()).toEqual([]);
  });
});
