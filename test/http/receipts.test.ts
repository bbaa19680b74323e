import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createReceiptLink } from '../../src/receipt/link.ts';
import { createSeal } from '../../src/receipt/token.ts';
import { type RunningBot, startBot } from '../support/bot-in-memory.ts';
import { proeve, TODAY } from '../support/proeve.ts';
import { key, receiptFor } from '../support/receipts.ts';

const own = key('test');
const receipt = receiptFor(proeve(), 'gift', { giver: 'colleague' });
const token = createSeal(own)(receipt);
const { edition } = receipt.guide;
const finished = { pack: 'proeve', guide: 'gift', edition, language: 'da', answers: { giver: 'colleague' } };

let bot: RunningBot;
beforeAll(async () => {
  bot = await startBot({ pack: 'proeve' });
});
afterAll(() => bot.stop());

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${bot.url}${path}`, { headers });
const ask = (body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${bot.url}/api/receipts`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

describe('GET /receipt/:token', () => {
  it('answers with the page', async () => {
    const response = await get(`/receipt/${token}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await response.text()).toContain('<h1 lang="da">Må jeg tage imod gaven?</h1>');
  });

  it('lets no cache keep the page, no engine list it, no page frame it and no address go on', async () => {
    for (const path of [`/receipt/${token}`, '/receipt/hej']) {
      const { headers } = await get(path);
      expect(Object.fromEntries(headers)).toMatchObject({
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-robots-tag': 'noindex, nofollow',
        'x-content-type-options': 'nosniff',
        'content-security-policy': expect.stringMatching(
          /^default-src 'none'; script-src 'self'; style-src 'self'; .*form-action 'none'; frame-ancestors 'none'$/u,
        ),
      });
    }
  });

  it.each([
    ['hej', 400],
    [createSeal(key('other'))(receipt), 403],
    [createSeal(key('test', 8))(receipt), 403],
    ['x'.repeat(8_001), 414],
    ['x'.repeat(100_000), 414],
    [`${encodeURIComponent('<script>alert(1)</script>')}`, 400],
    ['%2e%2e%2f', 400],
  ])('refuses %.30s with a page', async (text, status) => {
    const response = await get(`/receipt/${text}`, { 'Accept-Language': 'nb-NO,nb;q=0.9,en;q=0.8' });
    expect(response.status).toBe(status);
    const html = await response.text();
    expect(html).toContain('<html lang="nb">');
    expect(html).not.toContain('<script>alert');
  });

  it('words a refusal in the language of the document where the browser speaks none of ours', async () => {
    expect(await (await get('/receipt/hej', { 'Accept-Language': 'de, *' })).text()).toContain('lang="da"');
    expect(await (await get('/receipt/hej', { 'Accept-Language': '' })).text()).toContain('lang="da"');
  });

  it('gives the receipt to machines under .json', async () => {
    const response = await get(`/receipt/${token}.json`);
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toEqual({
      receipt,
      check: {
        genuine: true,
        key: 'test',
        day: TODAY,
        today: { kind: 'same', edition: receipt.guide.edition },
      },
      link: `${bot.url}/receipt/${token}`,
    });
  });

  it.each([
    ['hej', 400, 'RECEIPT_UNREADABLE'],
    [createSeal(key('other'))(receipt), 403, 'RECEIPT_KEY_UNKNOWN'],
    [createSeal(key('test', 8))(receipt), 403, 'RECEIPT_NOT_GENUINE'],
    ['x'.repeat(100_000), 414, 'RECEIPT_TOO_LONG'],
  ])('refuses %.30s.json with a code', async (text, status, code) => {
    const response = await get(`/receipt/${text}.json`);
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ error: { code, message: expect.any(String) } });
  });

  it('leaves no word of a receipt in the log', async () => {
    await get(`/receipt/${token}`);
    await ask(finished);
    const log = JSON.stringify(bot.lines);
    expect(log).toContain('GET /receipt/:token');
    for (const word of [token, token.slice(60, 90), 'colleague', 'giver']) expect(log).not.toContain(word);
  });
});

describe('POST /api/receipts', () => {
  it('signs what the walk leads to here', async () => {
    const response = await ask(finished);
    expect(response.status).toBe(201);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const link = createReceiptLink(() => bot.url, own)(receipt);
    expect(await response.json()).toEqual({ link });
  });

  it.each([
    [{ ...finished, answers: { giver: 'citizen' } }, 409, 'WALK_NOT_FINISHED'],
    [{ ...finished, edition: '0.9' }, 409, 'EDITION_CHANGED'],
    [{ ...finished, guide: 'gifts' }, 404, 'GUIDE_UNKNOWN'],
    [{ ...finished, verdict: 'allowed' }, 400, 'NOT_A_WALK'],
    ['{', 400, 'NOT_JSON'],
    [{ ...finished, pack: 'x'.repeat(20_000) }, 413, 'BODY_TOO_LARGE'],
  ])('refuses %.60j', async (body, status, code) => {
    const response = await ask(body);
    expect([response.status, ((await response.json()) as { error: { code: string } }).error.code]).toEqual([
      status,
      code,
    ]);
  });

  it('takes nothing that a form of another site could send', async () => {
    expect((await ask(JSON.stringify(finished), { 'Content-Type': 'text/plain' })).status).toBe(415);
  });
});

describe('the files of the pages', () => {
  it('may be kept forever, under names that change with them', async () => {
    const response = await get('/receipt/files/page.css');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  it.each(['nothing.css', '..%2fpackage.json'])('do not include %s', async (name) => {
    expect((await get(`/receipt/files/${name}`)).status).toBe(404);
  });
});
