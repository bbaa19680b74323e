import { afterEach, describe, expect, it } from '@jest/globals';
import { wordsOf } from '../../src/words/words.ts';
import { type RunningBot, startBot } from '../support/bot-in-memory.ts';
import { textOf } from '../support/card-json.ts';
import type { Failing } from '../support/stub-connector.ts';
import { TeamsChat } from '../support/teams-driver.ts';

let bot: RunningBot;
afterEach(() => bot.stop());

/** Long enough for a request, too short for a second try of the SDK, which comes after a second. */
const PATIENCE = 600;

/** A chat in which a question was asked; Teams is given up on only where `patience` says when. */
async function asked(patience = 60_000): Promise<TeamsChat> {
  bot = await startBot({ pack: 'proeve', patience });
  const anna = new TeamsChat(bot);
  await anna.say('må jeg tage imod en gave');
  return anna;
}

const kinds = () => bot.connector.received.map(({ kind }) => kind);
const errors = () => bot.lines.filter(({ level }) => level === 'error').map(({ event }) => event);

describe('a click on a message', () => {
  it('that is gone is followed by a new message', async () => {
    const anna = await asked();
    bot.connector.fail('edit', 404);
    expect((await anna.click('En kollega')).status).toBe(200);
    expect(textOf(anna.card)).toContain('Ja, det må du.');
    expect(kinds()).toEqual(['send', 'edit', 'send']);
    anna.look();
    expect(textOf(anna.card)).toContain('Ja, det må du.');
    expect(errors()).toEqual([]);
  });

  it.each<[string, Failing]>([
    ['is refused with 403', 403],
    ['fails with 500', 500],
    ['is put off', { status: 429, retryAfter: 3600 }],
    ['is put off by a server that is busy', { status: 503, retryAfter: 3600 }],
    ['gets no answer', 'never'],
  ])('is answered on the device that clicked when the edit %s, and the log says so', async (_name, how) => {
    const anna = await asked(PATIENCE);
    bot.connector.fail('edit', how);
    expect((await anna.click('En kollega')).status).toBe(200);
    expect(textOf(anna.card)).toContain('Ja, det må du.');
    // How often the SDK tries within the patience is its own affair; a second message is never sent.
    expect(kinds().filter((kind) => kind === 'send')).toHaveLength(1);
    expect(kinds()).toContain('edit');
    expect(errors()).toEqual(['A card could not be replaced']);
  });

  it('is answered also when neither the edit nor a new message works', async () => {
    const anna = await asked();
    bot.connector.fail('edit', 404);
    bot.connector.fail('send', 403);
    await anna.click('En kollega');
    expect(textOf(anna.card)).toContain('Ja, det må du.');
    expect(errors()).toEqual(['A card could not be replaced']);
  });

  it('is answered with a new message in an older client when the edit fails', async () => {
    const anna = await asked();
    bot.connector.fail('edit', 403);
    await anna.submit('En kollega');
    expect(kinds()).toEqual(['send', 'edit', 'send']);
    expect(textOf(anna.card)).toContain('Ja, det må du.');
  });

  it('edits at once again when Teams asks for no delay', async () => {
    const anna = await asked();
    bot.connector.fail('edit', { status: 429, retryAfter: 0 }, 2);
    await anna.click('En kollega');
    expect(kinds()).toEqual(['send', 'edit', 'edit', 'edit']);
    expect(errors()).toEqual([]);
  });
});

describe('a message', () => {
  it('is sent again when Teams asks for that', async () => {
    const anna = await asked();
    bot.connector.fail('send', { status: 429, retryAfter: 0 }, 1);
    await anna.say('hjælp');
    expect(textOf(anna.card)).toContain(wordsOf('da').help);
    expect(errors()).toEqual([]);
  });

  it.each<[string, Failing, string[]]>([
    ['403', 403, ['A turn failed', 'The person could not be told that a turn failed']],
    ['nothing', 'never', ['A turn failed', 'The person could not be told that a turn failed']],
  ])('ends its turn in time when Teams answers %s', async (_name, how, events) => {
    const anna = await asked(PATIENCE);
    bot.connector.fail('send', how);
    expect((await anna.say('hjælp')).status).toBe(200);
    expect(errors()).toEqual(events);
    bot.connector.heal();
    await anna.say('hjælp');
    expect(textOf(anna.card)).toContain(wordsOf('da').help);
  });

  it('is followed by the word that it failed when only that can be sent', async () => {
    const anna = await asked();
    bot.connector.fail('send', 413, 1);
    await anna.say('hjælp');
    expect(textOf(anna.card)).toContain(wordsOf('da').failedText);
  });
});
