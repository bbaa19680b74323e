import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Child } from '../../src/child.ts';
import { changeOf, factOf, titleFor, type WorkedCase, workedCase } from '../support/cases.ts';
import { openPlayground, type Playground } from '../support/playground.ts';
import { freePort, startScript, type TemporaryDir, temporaryDir } from '../support/processes.ts';

const LISTENING = /"event":"listening"/;

let data: TemporaryDir;
let port: number;
let bot: Child;
let teams: Playground;

const startBot = () =>
  startScript('src/main.ts', {
    env: { PORT: String(port), PLAYGROUND_PORT: 'off', PACK: 'jammerbugt', DATA_DIR: data.dir },
    ready: LISTENING,
  });

beforeAll(async () => {
  data = await temporaryDir();
  port = await freePort();
  bot = await startBot();
  teams = await openPlayground({ botEndpoint: `http://127.0.0.1:${port}/api/messages`, locale: 'da-DK' });
}, 120_000);

afterAll(async () => {
  await teams?.stop();
  await bot?.stop();
  await data?.remove();
});

/** Answers the questions of the newest card until the case is at its end. */
async function walk({ answers }: WorkedCase, most = Number.POSITIVE_INFINITY): Promise<void> {
  for (let taps = 0; taps < most; taps += 1) {
    const fact = factOf(teams.card());
    if (fact === undefined) return;
    await teams.press(titleFor(teams.card(), fact, answers[fact] as string));
  }
}

const onCard = () => JSON.stringify(teams.card());

describe('a conversation in the Agents Playground', () => {
  it('welcomes once, although two activities tell of the installation and it is installed again', async () => {
    await teams.install();
    await teams.waitFor((messages) => messages.length > 0);
    await teams.install();
    expect(teams.messages()).toHaveLength(1);
    expect(onCard()).toContain('Hej! Jeg er Må jeg?');
  });

  it('finds the guide for a question, and a tap for each question leads to the answer of the worked case', async () => {
    const reminder = workedCase('sms', 'jam-S095');
    await teams.say('må jeg sende en sms til en borger?');
    const before = teams.messages().length;
    await walk(reminder);
    expect(onCard()).toContain(reminder.answer);
    for (const duty of reminder.duties) expect(onCard()).toContain(duty);
    expect(teams.messages()).toHaveLength(before);
    expect(teams.messages().at(-1)?.edited).toBe(true);
  });

  it('changes an answer, keeps the others, and goes back', async () => {
    const reminder = workedCase('sms', 'jam-S095');
    const outcome = onCard();
    const [first] = Object.keys(reminder.answers) as [string];
    await teams.execute(changeOf(teams.card(), first));
    expect(factOf(teams.card())).toBe(first);
    expect(onCard()).toContain('Dit svar nu');
    await teams.press(titleFor(teams.card(), first, reminder.answers[first] as string));
    expect(onCard()).toContain(reminder.answer);
    expect(onCard()).toBe(outcome);
    await teams.press('Tilbage');
    expect(factOf(teams.card())).toBe(Object.keys(reminder.answers).at(-1));
    expect(onCard()).toContain('Dit svar før');
  });

  it('goes on with the same card after the bot was stopped in the middle and started again', async () => {
    const reminder = workedCase('sms', 'jam-S095');
    await teams.press('Start forfra');
    await walk(reminder, 1);
    await bot.stop();
    bot = await startBot();
    await walk(reminder);
    expect(onCard()).toContain(reminder.answer);
    await teams.install();
    expect(teams.messages().filter(({ card }) => card?.fallbackText.includes('Jeg er Må jeg?'))).toHaveLength(
      1,
    );
  }, 120_000);

  it('fills in what a question already says, takes it away with a tap, and takes a typed answer', async () => {
    await teams.say('må jeg sende en sms til en borger om hendes genoptræning?');
    expect(onCard()).toContain('Jeg har forstået:');
    await teams.press('✕ Følsomme, fx helbred');
    expect(onCard()).not.toContain('Jeg har forstået:');
    const asked = factOf(teams.card());
    await teams.say('Påmindelse eller kort besked');
    expect(factOf(teams.card())).not.toBe(asked);
    expect(onCard()).toContain('Spørgsmål 2');
  });

  it('speaks English from the next card on when asked to', async () => {
    await teams.say('english');
    await teams.say('may I text a citizen?');
    expect(teams.card().lang).toBe('en');
  });
});

describe('starting the bot', () => {
  it('names a port that is taken instead of printing a stack', async () => {
    await bot.stop();
    const other = createServer().listen(port, '127.0.0.1');
    await once(other, 'listening');
    await expect(startBot()).rejects.toThrow(/PORT_TAKEN: .*\d+/su);
    await once(other.close(), 'close');
  }, 120_000);
});
