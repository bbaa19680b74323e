import { afterEach, describe, expect, it } from '@jest/globals';
import { type Card, cardSize } from '../../src/cards/render.ts';
import { extensionCommands } from '../../src/teams/extension.ts';
import { wordsOf } from '../../src/words/words.ts';
import { readPackageJson } from '../package/files.ts';
import { type RunningBot, startBot } from '../support/bot-in-memory.ts';
import { textOf } from '../support/card-json.ts';
import { memoryPreferences } from '../support/memory-preferences.ts';
import { TeamsChat } from '../support/teams-driver.ts';

let bot: RunningBot;
afterEach(() => bot?.stop());

const words = wordsOf('da');
const TEXT = 'Hej Bo. Hun har diabetes, og hendes CPR-nummer er 290190-1236.';

async function chat(type: 'personal' | 'groupChat' | 'channel' = 'groupChat'): Promise<TeamsChat> {
  bot = await startBot({ pack: 'proeve' });
  return new TeamsChat(bot, { type });
}

const invoke = (anna: TeamsChat, name: string, value: unknown) =>
  bot.post(anna.activity('invoke', { name: `composeExtension/${name}`, value }));
const onMessage = (content: string | null, contentType = 'html') => ({
  commandId: 'checkMessage',
  commandContext: 'message',
  messagePayload: { id: '1', body: { contentType, content } },
});

interface Dialog {
  task: { type: string; value: { title: string; card: { contentType: string; content: Card } } };
}
const dialogOf = (answer: { body: unknown }) => (answer.body as Dialog).task.value.card.content;

/** The data of the button with this title, as a dialog submits it. */
function submitOf(card: unknown, title: string): Record<string, unknown> {
  const found = [...submitsIn(card)].find((button) => button.title === title);
  if (!found) throw new Error(`No button "${title}" in ${JSON.stringify(card)}`);
  return found.data;
}

function* submitsIn(part: unknown): Generator<{ title: string; data: Record<string, unknown> }> {
  if (typeof part !== 'object' || part === null) return;
  if ((part as { type?: string }).type === 'Action.Submit') yield part as never;
  for (const inner of Object.values(part)) yield* submitsIn(inner);
}

describe('"Tjek besked" on a message', () => {
  it.each(['personal', 'groupChat', 'channel'] as const)('shows what it holds, in a %s', async (type) => {
    const anna = await chat(type);
    const answer = await invoke(anna, 'fetchTask', onMessage(`<p>${TEXT}</p><p>&nbsp;</p>`));
    expect(answer).toMatchObject({
      status: 200,
      body: { task: { type: 'continue', value: { title: 'Må jeg?' } } },
    });
    expect(textOf(dialogOf(answer))).toContain('CPR-nummer: ••••••-••••');
    expect(JSON.stringify(answer.body)).not.toMatch(/290190|Action\.Execute/u);
    expect(bot.connector.received).toEqual([]);
  });

  it('goes on in the same window, to the end of a guide', async () => {
    const anna = await chat();
    let card: unknown = dialogOf(await invoke(anna, 'fetchTask', onMessage(TEXT)));
    for (const title of [words.check.openGuide, words.change, 'En kollega']) {
      const data = submitOf(card, title);
      const answer = await invoke(anna, 'submitAction', { commandId: 'checkMessage', data });
      card = dialogOf(answer);
    }
    expect(textOf(card as Card)).toContain('Ja, det må du.');
    expect(bot.connector.received).toEqual([]);
  });

  it('keeps and logs nothing of the message', async () => {
    const preferences = memoryPreferences();
    bot = await startBot({ pack: 'proeve', preferences });
    await invoke(new TeamsChat(bot), 'fetchTask', onMessage(TEXT));
    expect(JSON.stringify(bot.lines)).not.toMatch(/diabetes|290190|Bo\b/u);
    expect(JSON.stringify(preferences)).not.toMatch(/diabetes|290190/u);
    expect(bot.lines.find(({ event }) => event === 'turn')).toMatchObject({ verb: 'check' });
  });

  it('leaves the question that stands last in the personal chat as it was', async () => {
    const anna = await chat('personal');
    await anna.say('må jeg tage imod en gave');
    const card = dialogOf(await invoke(anna, 'fetchTask', onMessage(TEXT)));
    await invoke(anna, 'submitAction', { data: submitOf(card, words.check.openGuide) });
    await anna.say('en kollega');
    expect(textOf(anna.card)).toContain('Ja, det må du.');
  });

  it.each([
    ['a message without text', onMessage(null)],
    ['an empty message', onMessage('<p></p>')],
    ['a picture alone', onMessage('<p><img src="x"></p>')],
  ])('asks for a text where it stands on %s', async (_, value) => {
    const anna = await chat();
    expect(textOf(dialogOf(await invoke(anna, 'fetchTask', value)))).toContain(words.check.empty);
  });

  it.each([
    ['100,000 characters', 'a'.repeat(100_000)],
    ['right-to-left marks', `\u202E${TEXT}\u202C`],
    ['zero-width characters in the number', TEXT.replace('290190', '29\u200B01\u200D90')],
    ['digits of another script', TEXT.replace('290190-1236', '٢٩٠١٩٠-١٢٣٦')],
    ['emoji', `👩‍👧‍👦 ${TEXT} 🎉`],
    ['a script', `<script>alert(1)</script>${TEXT}`],
  ])('takes %s', async (_, content) => {
    const anna = await chat();
    const answer = await invoke(anna, 'fetchTask', onMessage(content));
    expect(answer.status).toBe(200);
    if (content.length < 1000) expect(textOf(dialogOf(answer))).toContain('CPR-nummer:');
    expect(cardSize(dialogOf(answer))).toBeLessThan(28 * 1024);
  });
});

describe('"Tjek tekst" beside the field for a message', () => {
  it('asks for the text, and shows what it holds', async () => {
    const anna = await chat();
    const form = dialogOf(
      await invoke(anna, 'fetchTask', { commandId: 'checkText', commandContext: 'compose' }),
    );
    const data = { ...submitOf(form, words.check.go), text: TEXT };
    const answer = await invoke(anna, 'submitAction', { commandId: 'checkText', data });
    expect(textOf(dialogOf(answer))).toContain(words.check.result.guarded.heading);
  });
});

describe('"Find svar"', () => {
  const query = (question: string) => ({
    commandId: 'findGuide',
    parameters: [{ name: 'question', value: question }],
    queryOptions: { skip: 0, count: 25 },
  });
  const initial = { commandId: 'findGuide', parameters: [{ name: 'initialRun', value: 'true' }] };

  interface Results {
    composeExtension: {
      type: string;
      text?: string;
      attachments?: { content: Card; preview: { contentType: string; content: { title: string } } }[];
    };
  }
  const titlesOf = ({ body }: { body: unknown }) =>
    (body as Results).composeExtension.attachments?.map(({ preview }) => preview.content.title);

  it('lists every guide as long as nothing is typed', async () => {
    expect(titlesOf(await invoke(await chat(), 'query', initial))).toEqual(['Gaver', 'Invitationer']);
  });

  it('lists the answer and the guide to a question, each with the card to insert', async () => {
    const answer = await invoke(await chat(), 'query', query('må jeg tage imod en gave fra en kollega'));
    expect(titlesOf(answer)?.slice(0, 2)).toEqual(['Ja, det må du.', 'Gaver']);
    const [first] = (answer.body as Results).composeExtension.attachments ?? [];
    expect(first).toMatchObject({ contentType: 'application/vnd.microsoft.card.adaptive' });
    expect(textOf(first?.content as Card)).toContain('Ja, det må du.');
    expect(bot.lines.find(({ event }) => event === 'turn')).toMatchObject({ verb: 'search' });
    expect(JSON.stringify(bot.lines)).not.toContain('kollega');
  });

  it('says so where nothing is found', async () => {
    const { body } = await invoke(await chat(), 'query', query('xyzzy'));
    expect(body).toEqual({ composeExtension: { type: 'message', text: words.notFound } });
  });

  it('inserts a card whose tap answers only the person who taps, also between two colleagues', async () => {
    const anna = await chat('personal');
    const conversation = { id: '19:a_b@unq.gbl.spaces', conversationType: 'personal', tenantId: 'tenant-1' };
    const { body } = await invoke(anna, 'query', query('en leverandør inviterer til middag'));
    const card = (body as Results).composeExtension.attachments?.[0]?.content as Card;
    const data = JSON.parse(JSON.stringify(card).match(/"data":(\{.*?\}\}?)/u)?.[1] ?? '{}');
    const tap = { action: { type: 'Action.Execute', verb: 'open', data }, trigger: 'manual' };
    const answer = await bot.post(
      anna.activity('invoke', { name: 'adaptiveCard/action', conversation, replyToId: '7', value: tap }),
    );
    expect(textOf((answer.body as { value: Card }).value)).toContain('Hvad er du inviteret til?');
    expect(bot.connector.received).toEqual([]);
  });
});

describe('an invoke of a message extension that nobody knows', () => {
  it.each([
    ['fetchTask', { commandId: 'other' }],
    ['fetchTask', { commandId: 'checkMessage' }],
    ['fetchTask', 'text'],
    ['query', { commandId: 'other' }],
    ['query', null],
    ['selectItem', { a: 1 }],
  ])('is refused in words: %s %j', async (name, value) => {
    const answer = await invoke(await chat(), name, value);
    expect(answer).toMatchObject({ status: 200, body: { statusCode: 400 } });
  });

  it('gets the menu where a button of a dialog cannot be read', async () => {
    const answer = await invoke(await chat(), 'submitAction', { data: { do: 'nothing' } });
    expect(textOf(dialogOf(answer))).toContain(words.cardUnreadable);
  });

  it('gets an answer of its kind when something breaks', async () => {
    const preferences = { ...memoryPreferences(), choices: () => Promise.reject(new Error('gone')) };
    bot = await startBot({ pack: 'proeve', preferences });
    const anna = new TeamsChat(bot);
    expect(textOf(dialogOf(await invoke(anna, 'fetchTask', onMessage(TEXT))))).toContain(words.failed);
    const { body } = await invoke(anna, 'query', query0);
    expect(body).toEqual({ composeExtension: { type: 'message', text: words.failed } });
  });
});

const query0 = { commandId: 'findGuide', parameters: [] };

it('knows the commands that the app manifest names, and no other', () => {
  const { composeExtensions } = readPackageJson<{ composeExtensions: [{ commands: { id: string }[] }] }>(
    'manifest.json',
  );
  expect(composeExtensions[0].commands.map(({ id }) => id)).toEqual([...extensionCommands]);
});
