/** What must never leave in a metric or a trace, put into every field of what comes in. */
import { afterEach, describe, expect, it } from '@jest/globals';
import type { Preferences } from '../../src/chat/preferences.ts';
import type { OpenTelemetry } from '../../src/telemetry/open-telemetry.ts';
import { type RunningBot, startBot } from '../support/bot-in-memory.ts';
import { measuring } from '../support/measuring.ts';
import { memoryPreferences } from '../support/memory-preferences.ts';
import { type StubCollector, startCollector } from '../support/stub-collector.ts';
import { TeamsChat } from '../support/teams-driver.ts';

const CPR = '010190-1234';
const NAME = 'Kanarie Testesen';
/** Everything that is sent holds one of these; ids as well. */
const CANARIES = ['kanarie', 'testesen', CPR, CPR.replace('-', ''), 'aad-', '29:', '28:', '19:', 'tenant-1'];

let bot: RunningBot;
let collector: StubCollector;
let open: OpenTelemetry;
afterEach(async () => {
  await bot.stop();
  await collector.stop();
});

async function start(preferences: Preferences = memoryPreferences()) {
  collector = await startCollector();
  open = measuring({ collector: { endpoint: collector.endpoint, headers: {} } });
  bot = await startBot({ pack: 'proeve', preferences, telemetry: open.telemetry, readAlong: true });
}

/** All that left, in small letters. */
async function told(): Promise<string> {
  const text = await open.text();
  await open.stop();
  const bodies = collector.received.map(({ path, headers, body }) => path + JSON.stringify(headers) + body);
  // Where the stub of the collector listens is not what this is about.
  return [text, ...bodies].join('\n').replaceAll(collector.endpoint, '').toLowerCase();
}

/** What an activity can hold about people besides what the driver puts there. */
const everywhere = {
  from: { id: `29:${NAME}`, name: NAME, aadObjectId: `aad-${CPR}`, email: `${NAME}@x.example`, role: NAME },
  locale: `da-${NAME}`,
  localTimezone: NAME,
  label: NAME,
  topicName: NAME,
  summary: CPR,
  speak: CPR,
  code: NAME,
  callerId: NAME,
  entities: [
    { type: 'mention', mentioned: { id: `29:${NAME}`, name: NAME }, text: NAME },
    { type: NAME, [NAME]: CPR },
  ],
  attachments: [{ contentType: NAME, name: CPR, content: { [NAME]: CPR } }],
  channelData: { tenant: { id: 'tenant-1' }, team: { id: NAME, name: NAME }, settings: { [CPR]: NAME } },
};
const text = `Må jeg skrive til ${NAME} med cpr ${CPR}?`;

/** Data of buttons, good and forged. */
const walk = { answers: {}, known: {}, earlier: {} };
const place = { lang: 'da', pack: 'proeve', guide: 'gift', edition: CPR, walk, shown: { fact: NAME } };
const actions = [
  { ...place, do: 'answer', fact: NAME, value: CPR },
  { ...place, do: 'answer', fact: 'sort', value: NAME },
  { ...place, do: 'resume', guide: NAME },
  { ...place, do: 'resume', pack: 'kanarie' },
  { do: 'open', lang: 'da', pack: 'proeve', guide: 'gift', known: { [NAME]: CPR } },
  { do: 'open', lang: 'da', pack: 'proeve', guide: CPR, known: {} },
  { do: NAME, lang: 'da', pack: 'proeve' },
  { do: 'menu', lang: 'da', pack: 'proeve', topic: NAME },
  { do: 'check', lang: 'da', pack: 'proeve', text },
  NAME,
];

/** The same with a canary in the place of one of its texts, for each of them. */
function* withCanary(value: unknown): Generator<unknown> {
  if (typeof value === 'string') yield `${NAME} ${CPR}`;
  else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      for (const changed of withCanary(item)) yield value.with(index, changed);
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      for (const changed of withCanary(item)) yield { ...value, [key]: changed };
    }
  }
}

describe('names, numbers, texts and ids in whatever comes in', () => {
  it('are in no metric and in no trace, in whichever field they are', async () => {
    await start();
    const known = { who: 'bo', type: 'personal' } as const;
    const data = { ...place, edition: 'en-udgave', shown: { fact: 'sort' }, do: 'answer', fact: 'sort' };
    const value = { action: { type: 'Action.Execute', verb: 'svar', data: { ...data, value: 'x' } } };
    const bases = [
      new TeamsChat(bot, known).activity('message', { ...everywhere, text: 'menu' }),
      new TeamsChat(bot, { who: 'anna' }).activity('invoke', { name: 'adaptiveCard/action', value }),
    ];
    const all = bases.flatMap((base) => [...withCanary(base)]);
    const answers = [];
    for (const activity of all) answers.push((await bot.post(activity)).status);
    const out = await told();
    // Most of them are answered, and none makes the bot fail.
    expect(answers.filter((status) => status === 200).length).toBeGreaterThan(all.length / 2);
    expect(answers.filter((status) => status >= 500)).toEqual([]);
    expect(out).toContain('result="answered"');
    expect(CANARIES.filter((word) => out.includes(word))).toEqual([]);
  });

  it('are in no metric and in no trace', async () => {
    await start();
    const anna = new TeamsChat(bot, { who: NAME });
    await anna.install();
    for (const said of [text, 'menu', CPR, `english ${NAME}`, 'må jeg tage imod en gave']) {
      await anna.say(said, everywhere);
    }
    await anna.send('messageUpdate', { text, ...everywhere });
    await anna.send('messageDelete', { text, ...everywhere });
    for (const data of actions) {
      // So often that no count is withheld.
      for (let times = 0; times < 6; times += 1) {
        const value = { action: { type: NAME, verb: CPR, data } };
        const name = 'adaptiveCard/action';
        await anna.send('invoke', { name, replyToId: NAME, value, ...everywhere });
      }
    }
    const parameters = [{ name: 'question', value: text }];
    for (const commandId of ['findGuide', NAME]) {
      const value = { commandId, parameters };
      await anna.send('invoke', { name: 'composeExtension/query', value, ...everywhere });
    }
    const messagePayload = { id: NAME, body: { contentType: 'text', content: text }, from: { user: NAME } };
    const checked = { commandId: 'checkMessage', messagePayload };
    await anna.send('invoke', { name: 'composeExtension/fetchTask', value: checked, ...everywhere });
    await anna.send('invoke', { name: NAME, value: { [NAME]: CPR }, ...everywhere });
    await anna.send(NAME, { text, ...everywhere });
    for (const type of ['channel', 'groupChat'] as const) {
      const group = new TeamsChat(bot, { who: NAME, type });
      await group.say(text);
      await group.send('message', { text, ...everywhere });
    }
    await anna.send('installationUpdate', { action: 'remove', ...everywhere });
    const all = await told();
    // Everything has left its traces, or nothing would be proven.
    for (const trace of ['open', 'none', 'search', 'check', 'answer'].map((verb) => `verb="${verb}"`)) {
      expect([trace, all.includes(trace)]).toEqual([trace, true]);
    }
    for (const trace of ['guide="gift"} 5', '"name":"turn"', '"reply"']) {
      expect([trace, all.includes(trace)]).toEqual([trace, true]);
    }
    expect(CANARIES.filter((word) => all.includes(word))).toEqual([]);
  });

  it('are in none either where the store and Teams fail with them', async () => {
    const fails = async (): Promise<never> => {
      throw Object.assign(new Error(`${NAME} ${CPR}`), { code: NAME, name: NAME, statusCode: CPR });
    };
    await start({ ...memoryPreferences(), choices: fails });
    const anna = new TeamsChat(bot, { who: NAME });
    bot.connector.fail('send', { status: 403, code: NAME });
    await anna.say(text, everywhere);
    const all = await told();
    expect(all).toContain('code="403"');
    expect(all).toContain('result="failed"');
    expect(CANARIES.filter((word) => all.includes(word))).toEqual([]);
  });
});
