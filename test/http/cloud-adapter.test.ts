import { afterEach, describe, expect, it } from '@jest/globals';
import { CloudAdapter, ConfigurationBotFrameworkAuthentication, type TurnContext } from 'botbuilder';
import { post, type Running, start } from './support.ts';

let running: Running | undefined;

afterEach(async () => {
  await running?.server.stop(0.05);
  running = undefined;
});

const invoke = {
  type: 'invoke',
  name: 'adaptiveCard/action',
  id: 'turn-1',
  channelId: 'emulator',
  serviceUrl: 'http://127.0.0.1:9',
  from: { id: 'user-1' },
  recipient: { id: 'bot-1' },
  conversation: { id: 'conversation-1' },
  timestamp: '2026-01-05T08:00:00.000Z',
  value: { action: { verb: 'step' } },
};

type Request = Parameters<CloudAdapter['process']>[0];

/** A server in front of Microsoft's own adapter, without an app id, as on a laptop. */
async function started(logic: (context: TurnContext) => Promise<void>): Promise<Running> {
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
  running = await start({ messages: (req, res) => adapter.process(req as Request, res, logic) });
  return running;
}

describe('a turn through CloudAdapter', () => {
  it('sends the invoke response as it was given', async () => {
    const { url } = await started(async (context) => {
      const value = {
        status: 200,
        body: { verb: context.activity.value.action.verb, at: context.activity.timestamp },
      };
      await context.sendActivity({ type: 'invokeResponse', value });
    });
    const response = await post(url, { body: JSON.stringify(invoke) });
    expect([response.status, await response.json()]).toEqual([200, { verb: 'step', at: invoke.timestamp }]);
    expect(response.headers.get('content-type')).toContain('application/json');
  });

  it('sends a turn that answers nothing as an empty 200', async () => {
    const { url, lines } = await started(async () => {});
    const response = await post(url, {
      body: JSON.stringify({ ...invoke, type: 'message', text: 'hemmeligt' }),
    });
    expect([response.status, await response.text()]).toEqual([200, '']);
    expect(JSON.stringify(lines)).not.toContain('hemmeligt');
  });

  it('sends an invoke that nobody answers as 501', async () => {
    const { url } = await started(async () => {});
    expect((await post(url, { body: JSON.stringify(invoke) })).status).toBe(501);
  });
});
