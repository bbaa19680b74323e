import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type RunningInsights, startInsights } from '../support/insights.ts';
import { nearlyText } from './malformed.ts';
import { fuzz } from './support.ts';

let running: RunningInsights;
beforeAll(async () => {
  running = await startInsights({ signIn: 'entra' });
});
afterAll(() => running.stop());

/** What a header can hold: what a browser would not send, `fetch` refuses. */
const headerOf = (text: string) => text.replaceAll(/[^\x20-\x7e]/gu, '').slice(0, 4_000);

/** A sign-in that Microsoft let through: the form that a browser posts, and the cookie that it brings. */
async function genuine(): Promise<{ form: string; cookie: string }> {
  const begun = await fetch(`${running.bot.url}/insights/sign-in`, { redirect: 'manual' });
  const query = new URL(begun.headers.get('location') ?? '').searchParams;
  const token = await running.entra.sign({ nonce: query.get('nonce') }, running.time.now);
  const form = new URLSearchParams({ state: query.get('state') ?? '', id_token: token });
  return { form: `${form}`, cookie: begun.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
}

describe('the sign-in to the numbers', () => {
  it('answers any form and any cookie', async () => {
    const { form, cookie } = await genuine();
    const answerTo = async (path: string, body: string, cookies: string): Promise<number> => {
      const response = await fetch(running.bot.url + path, {
        method: 'POST',
        body,
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', Cookie: headerOf(cookies) },
        redirect: 'manual',
      });
      await response.arrayBuffer();
      running.bot.lines.length = 0;
      running.lines.length = 0;
      if (response.status >= 500) throw new Error(`An answer of ${response.status}`);
      return response.status;
    };
    // As it came it is let in: what is changed below is a sign-in, and not something that is refused at the door.
    expect(await answerTo('/insights/signed-in', form, cookie)).toBe(303);
    const inputs = fc.record({
      path: fc.constantFrom('/insights/signed-in', '/insights/sign-in', '/insights/sign-out'),
      body: nearlyText([form, 'password=x']),
      cookies: fc.oneof(fc.constant(cookie), nearlyText([cookie])),
    });
    await fuzz(500, inputs, ({ path, body, cookies }) => answerTo(path, body, cookies));
  });
});
