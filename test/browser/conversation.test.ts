/** A conversation on the Playground's own page in Chromium, with the pictures that the README shows. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Child } from '../../src/child.ts';
import { type RunningPlayground, startPlayground } from '../../src/playground.ts';
import { type WorkedCase, workedCase } from '../support/cases.ts';
import { openPage, type PlaygroundPage } from '../support/playground-page.ts';
import { freePort, PROJECT, startScript, type TemporaryDir, temporaryDir } from '../support/processes.ts';

/** `PICTURES=docs` renews the pictures of the documentation; otherwise they go where git does not look. */
const PICTURES = path.resolve(PROJECT, process.env.PICTURES ?? 'build/pictures');

let data: TemporaryDir;
let bot: Child;
let playground: RunningPlayground;
let page: PlaygroundPage;

beforeAll(async () => {
  await mkdir(PICTURES, { recursive: true });
  data = await temporaryDir();
  const port = await freePort();
  const env = { PORT: String(port), PLAYGROUND_PORT: 'off', PACK: 'jammerbugt', DATA_DIR: data.dir };
  bot = await startScript('src/main.ts', { env, ready: /"event":"listening"/ });
  playground = await startPlayground({
    endpoint: `http://127.0.0.1:${port}/api/messages`,
    port: 0,
    locale: 'da-DK',
    log: { info: () => {}, error: () => {} },
  });
  page = await openPage(playground.address);
}, 90_000);

afterAll(async () => {
  await page?.close();
  await playground?.stop();
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
