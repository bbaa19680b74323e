/** Azure OpenAI as far as we use it: keeps what it is asked, and answers or misbehaves as it is told. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AzureOpenAi } from '../../src/config.ts';

/** What is sent back: what the model says, a status, a whole body, or nothing, at once or after a part of it. */
export type Behaviour =
  | { says: string }
  | { status: number; body?: string; headers?: Record<string, string> }
  | { sends: string }
  | 'never'
  | 'stops midway'
  | 'hangs up';

/** A request for a chat completion. */
export interface Asked {
  /** The path with its query. */
  path: string;
  headers: IncomingMessage['headers'];
  body: { messages: { role: string; content: string }[] } & Record<string, unknown>;
  /** Resolves when it is over: whether it got its answer, or the other side broke it off. */
  answered: Promise<boolean>;
}

export interface StubAzureOpenAi {
  azure: AzureOpenAi;
  asked: Asked[];
  /** From now on. */
  behave: (how: Behaviour | ((asked: Asked) => Behaviour)) => void;
  stop: () => Promise<void>;
}

/** Starts the service on a free port of 127.0.0.1. Until it is told otherwise, its model makes no choice. */
export async function startAzureOpenAi(): Promise<StubAzureOpenAi> {
  const asked: Asked[] = [];
  let behaviour: (asked: Asked) => Behaviour = () => ({ says: '{"guide": null, "answers": {}}' });
  const server = createServer(async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk as Buffer);
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    const answered = once(res, 'close').then(() => res.writableFinished);
    const request: Asked = { path: req.url ?? '', headers: req.headers, body, answered };
    asked.push(request);
    answer(res, behaviour(request));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    azure: {
      endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      key: 'not-a-real-key',
      deployment: 'chooser-1',
      apiVersion: '2024-10-21',
    },
    asked,
    behave: (how) => {
      behaviour = typeof how === 'function' ? how : () => how;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A chat completion as the service words it. */
export function completion(says: string): string {
  return JSON.stringify({
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1_774_915_200,
    model: 'gpt-4.1-mini-2025-04-14',
    choices: [
      {
        index: 0,
        finish_reason: 'stop',
        logprobs: null,
        message: { role: 'assistant', content: says, refusal: null },
        content_filter_results: { hate: { filtered: false, severity: 'safe' } },
      },
    ],
    usage: { prompt_tokens: 900, completion_tokens: 20, total_tokens: 920 },
  });
}

function answer(res: ServerResponse, how: Behaviour): void {
  if (how === 'never') return;
  if (how === 'hangs up') {
    res.destroy();
    return;
  }
  const [status, headers, body] =
    typeof how === 'object' && 'status' in how
      ? [how.status, how.headers, how.body ?? '{"error":{"code":"x","message":"The service says no"}}']
      : [200, {}, typeof how === 'string' ? '{"choices":' : 'says' in how ? completion(how.says) : how.sends];
  res.writeHead(status, { 'Content-Type': 'application/json', ...headers });
  if (how === 'stops midway') res.write(body);
  else res.end(body);
}
