/** Who may see the numbers: the whole server, with Microsoft Entra ID as a stub beside it. */
import { afterEach, describe, expect, it } from '@jest/globals';
import { createTickets } from '../../src/sign-in/ticket.ts';
import { insightsWordsOf } from '../../src/words/insights/words.ts';
import { type RunningInsights, startInsights } from '../support/insights.ts';
import { key } from '../support/receipts.ts';
import { SIGN_IN_APP, TENANT } from '../support/stub-entra.ts';

const da = insightsWordsOf('da');
const SESSION = '__Host-insights';
const HANDSHAKE = '__Host-insights-sign-in';
const MINUTE = 60_000;

let running: RunningInsights;
afterEach(() => running.stop());

const send = (path: string, init: RequestInit = {}) =>
  fetch(`${running.bot.url}${path}`, { redirect: 'manual', ...init });
const withCookie = (cookie: string) => ({ headers: { Cookie: cookie } });
const titleIn = (html: string) => /<h1>(.*?)<\/h1>/u.exec(html)?.[1];
const postForm = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  send(path, { method: 'POST', body: new URLSearchParams(fields), headers });

/** The cookies that an answer sets, by name; one that is taken away is empty. */
function cookiesOf(response: Response): Record<string, string> {
  return Object.fromEntries(
    response.headers.getSetCookie().map((line) => {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

/** Begins a sign-in, as a browser does. */
async function begin() {
  const response = await send('/insights/sign-in');
  const query = new URL(response.headers.get('location') ?? '').searchParams;
  return {
    response,
    query,
    cookie: `${HANDSHAKE}=${cookiesOf(response)[HANDSHAKE]}`,
    state: query.get('state') ?? '',
    nonce: query.get('nonce') ?? '',
  };
}

type Begun = Awaited<ReturnType<typeof begin>>;
interface Change {
  claims?: (begun: Begun) => Record<string, unknown>;
  fields?: (begun: Begun, token: string) => Record<string, string>;
  cookie?: (begun: Begun) => string;
  by?: 'a stranger';
  /** Minutes that pass at Microsoft. */
  minutes?: number;
}

/** Signs in, with something changed on the way. */
async function signIn({ claims, fields, cookie, by, minutes = 0 }: Change = {}): Promise<Response> {
  const begun = await begin();
  const token = await running.entra.sign({ nonce: begun.nonce, ...claims?.(begun) }, running.time.now, by);
  running.time.now += minutes * MINUTE;
  return postForm('/insights/signed-in', fields?.(begun, token) ?? { id_token: token, state: begun.state }, {
    Cookie: cookie?.(begun) ?? begun.cookie,
  });
}

/** The title of the page that somebody sees who brings a cookie. */
async function titleFor(cookie: string): Promise<string | undefined> {
  return titleIn(await (await send('/insights', withCookie(cookie))).text());
}

describe('with Microsoft Entra ID', () => {
  it('sends people to their tenant, for an id token and nothing else', async () => {
    running = await startInsights({ signIn: 'entra' });
    const { response, query } = await begin();
    expect([response.status, response.headers.get('location')?.split('?')[0]]).toEqual([
      302,
      `${running.entra.authority}/${TENANT}/oauth2/v2.0/authorize`,
    ]);
    expect(Object.fromEntries(query)).toMatchObject({
      client_id: SIGN_IN_APP,
      redirect_uri: `${running.bot.url}/insights/signed-in`,
      response_type: 'id_token',
      response_mode: 'form_post',
      scope: 'openid',
      prompt: 'select_account',
    });
    expect(response.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^__Host-insights-sign-in=[\w.-]+; Path=\/; HttpOnly; SameSite=None; Max-Age=600; Secure$/u,
      ),
    ]);
    const again = await begin();
    expect([again.state === query.get('state'), again.nonce === query.get('nonce')]).toEqual([false, false]);
  });

  it('lets in who has the role, for eight hours, and tells the browser nothing about the person', async () => {
    running = await startInsights({ signIn: 'entra' });
    const response = await signIn();
    expect([response.status, response.headers.get('location')]).toEqual([303, '/insights']);
    expect(response.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^__Host-insights=[\w.-]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=28800; Secure$/u,
      ),
      expect.stringMatching(
        /^__Host-insights-sign-in=; Path=\/; HttpOnly; SameSite=None; Max-Age=0; Secure$/u,
      ),
    ]);
    const session = cookiesOf(response)[SESSION] ?? '';
    const claims = JSON.parse(Buffer.from(session.split('.')[1] ?? '', 'base64url').toString());
    expect(Object.keys(claims).sort()).toEqual(['exp', 'iat']);
    expect(await titleFor(`${SESSION}=${session}`)).toBe(da.title);
    running.time.now += 8 * 60 * MINUTE - 1_000;
    expect(await titleFor(`other=1; ${SESSION}=${session}`)).toBe(da.title);
    running.time.now += 1_000;
    expect(await titleFor(`${SESSION}=${session}`)).toBe(da.signIn.title);
    expect(running.lines).toContainEqual(
      expect.objectContaining({ event: 'Somebody signed in to the insights' }),
    );
  });

  it.each<[string, keyof typeof da.refused, Change]>([
    ['of another issuer', 'not-genuine', { claims: () => ({ iss: 'https://sts.example/v2.0' }) }],
    [
      'of another tenant',
      'not-genuine',
      {
        claims: () => ({
          iss: `${running.entra.authority}/00000000-0000-4000-8000-000000000000/v2.0`,
          tid: '00000000-0000-4000-8000-000000000000',
        }),
      },
    ],
    ['that names another tenant', 'not-genuine', { claims: () => ({ tid: SIGN_IN_APP }) }],
    ['for another app', 'not-genuine', { claims: () => ({ aud: TENANT }) }],
    ['that has expired', 'not-genuine', { claims: () => ({ exp: running.time.now / 1000 - 301 }) }],
    ['that never expires', 'not-genuine', { claims: () => ({ exp: undefined }) }],
    ['that is not good yet', 'not-genuine', { claims: () => ({ nbf: running.time.now / 1000 + 301 }) }],
    ['of another sign-in', 'not-genuine', { claims: () => ({ nonce: 'another' }) }],
    ['without a nonce', 'not-genuine', { claims: () => ({ nonce: undefined }) }],
    ['that somebody else signed', 'not-genuine', { by: 'a stranger' }],
    [
      'that was changed',
      'not-genuine',
      {
        fields: ({ state }, token) => {
          const [head, , signature] = token.split('.');
          const roles = Buffer.from('{"roles":["Insights.Read"]}').toString('base64url');
          return { id_token: `${head}.${roles}.${signature}`, state };
        },
      },
    ],
    [
      'without a signature',
      'not-genuine',
      {
        fields: ({ state }, token) => {
          const none = Buffer.from('{"alg":"none"}').toString('base64url');
          return { id_token: `${none}.${token.split('.')[1]}.`, state };
        },
      },
    ],
    ['that is none', 'not-genuine', { fields: ({ state }) => ({ id_token: 'x', state }) }],
    ['of somebody without any role', 'no-role', { claims: () => ({ roles: undefined }) }],
    ['of somebody with another role', 'no-role', { claims: () => ({ roles: ['Insights.ReadNot'] }) }],
    ['with another state', 'not-begun', { fields: (_, token) => ({ id_token: token, state: 'another' }) }],
    ['without a state', 'not-begun', { fields: (_, token) => ({ id_token: token }) }],
    ['in a browser that did not begin', 'not-begun', { cookie: () => 'x=1' }],
    [
      'in the browser of somebody else who began',
      'not-begun',
      {
        cookie: () => `${HANDSHAKE}=${'x'.repeat(20)}.${'y'.repeat(20)}.z`,
      },
    ],
    ['after more than ten minutes', 'not-begun', { minutes: 10 }],
    [
      'that Microsoft does not give',
      'refused',
      { fields: ({ state }) => ({ error: 'access_denied', state }) },
    ],
  ])('refuses a token %s, and says what to do', async (_what, why, change) => {
    running = await startInsights({ signIn: 'entra' });
    const response = await signIn(change);
    const cookies = cookiesOf(response);
    expect([response.status, titleIn(await response.text())]).toEqual([403, da.refused[why].title]);
    expect(cookies).toEqual({ [HANDSHAKE]: '' });
    expect(running.lines).toMatchObject([
      {
        event: 'Sign-ins to the insights were refused',
        count: 1,
        code: expect.stringMatching(/^INSIGHTS_/u),
      },
    ]);
  });

  it('refuses the token and the state of an attacker in the browser of somebody else', async () => {
    running = await startInsights({ signIn: 'entra' });
    const [attacker, victim] = [await begin(), await begin()];
    const token = await running.entra.sign({ nonce: attacker.nonce }, running.time.now);
    for (const state of [attacker.state, victim.state]) {
      const response = await postForm(
        '/insights/signed-in',
        { id_token: token, state },
        { Cookie: victim.cookie },
      );
      expect([response.status, cookiesOf(response)[SESSION]]).toEqual([403, undefined]);
    }
  });

  it('says so where the keys of Microsoft cannot be fetched, and lets nobody in', async () => {
    running = await startInsights({ signIn: 'entra' });
    running.entra.setAway(true);
    const response = await signIn();
    expect([response.status, titleIn(await response.text())]).toEqual([503, da.refused.unreachable.title]);
    expect(running.lines).toMatchObject([{ level: 'error', error: { code: 'ENTRA_KEYS' } }]);
    running.entra.setAway(false);
    expect((await signIn()).status).toBe(303);
  });

  it('takes no password', async () => {
    running = await startInsights({ signIn: 'entra' });
    expect((await postForm('/insights/sign-in', { password: 'x' })).status).toBe(405);
  });
});

describe('a session', () => {
  const tickets = (id: string, byte: number) => createTickets([key(id, byte)], () => running.time.now);

  it.each([
    ['was changed', (ticket: string) => ticket.replace(/\.[^.]/u, '.A')],
    ['lost its signature', (ticket: string) => ticket.replace(/[^.]+$/u, '')],
    ['is none', () => 'x'],
    ['is empty', () => ''],
  ])('that %s lets nobody in', async (_what, changed) => {
    running = await startInsights({ signIn: 'entra' });
    const { ticket } = await tickets('test', 7).issue('session', {}, 60);
    expect(await titleFor(`${SESSION}=${ticket}`)).toBe(da.title);
    expect(await titleFor(`${SESSION}=${changed(ticket)}`)).toBe(da.signIn.title);
  });

  it('that somebody else signed lets nobody in, nor does what is for another purpose', async () => {
    running = await startInsights({ signIn: 'entra' });
    const others = await Promise.all([
      tickets('test', 8).issue('session', {}, 60),
      tickets('unknown', 7).issue('session', {}, 60),
      tickets('test', 7).issue('handshake', {}, 60),
    ]);
    for (const { ticket } of others) expect(await titleFor(`${SESSION}=${ticket}`)).toBe(da.signIn.title);
    const begun = await begin();
    expect(await titleFor(begun.cookie.replace(HANDSHAKE, SESSION))).toBe(da.signIn.title);
  });

  it('goes on where its key stands behind a newer one, and ends where the key is gone', async () => {
    running = await startInsights({ signIn: 'entra', keys: [key('new', 9), key('old', 7)] });
    const { ticket } = await tickets('old', 7).issue('session', {}, 60);
    expect(await titleFor(`${SESSION}=${ticket}`)).toBe(da.title);
    await running.stop();
    running = await startInsights({ signIn: 'entra', keys: [key('new', 9)] });
    expect(await titleFor(`${SESSION}=${ticket}`)).toBe(da.signIn.title);
  });

  it('is not taken from a cookie that another host of the domain could set', async () => {
    running = await startInsights({ signIn: 'entra' });
    const { ticket } = await tickets('test', 7).issue('session', {}, 60);
    expect(await titleFor(`insights=${ticket}`)).toBe(da.signIn.title);
  });

  it('ends in a browser that signs out, which is told of Microsoft', async () => {
    running = await startInsights({ signIn: 'entra' });
    const response = await postForm('/insights/sign-out?lang=da', {});
    const text = await response.text();
    expect([response.status, cookiesOf(response)]).toEqual([200, { [SESSION]: '' }]);
    expect(text).toContain(`${da.signIn.signedOut} ${da.signIn.atMicrosoft}`);
  });

  it('is not ended by a page of another site', async () => {
    running = await startInsights({ signIn: 'entra' });
    for (const site of ['cross-site', 'same-site']) {
      const response = await postForm('/insights/sign-out', {}, { 'Sec-Fetch-Site': site });
      expect([response.status, cookiesOf(response)]).toEqual([403, {}]);
    }
    expect((await postForm('/insights/sign-out', {}, { 'Sec-Fetch-Site': 'same-origin' })).status).toBe(200);
  });
});

describe('with the password of a trial', () => {
  const enter = (password: string, headers: Record<string, string> = {}) =>
    postForm('/insights/sign-in?lang=en', { password }, headers);
  const en = insightsWordsOf('en');

  it('lets in who knows it', async () => {
    running = await startInsights({ signIn: 'password' });
    const response = await enter(running.password());
    expect([response.status, response.headers.get('location')]).toEqual([303, '/insights?lang=en']);
    expect(response.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^insights=[\w.-]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=28800$/u),
    ]);
    expect(await titleFor(`insights=${cookiesOf(response).insights}`)).toBe(da.title);
  });

  it('keeps the session to https where the bot is reached by it', async () => {
    running = await startInsights({ signIn: 'password', address: 'https://maa-jeg.kommune.example' });
    const response = await enter(running.password());
    expect(response.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-insights=[\w.-]+; Path=\/; .*; Secure$/u),
    ]);
    expect(await titleFor(`${SESSION}=${cookiesOf(response)[SESSION]}`)).toBe(da.title);
  });

  it('names the file that it stands in, and shows it nowhere', async () => {
    running = await startInsights({ signIn: 'password' });
    const text = await (await send('/insights')).text();
    expect(text).toContain('DATA_DIR/insights-password');
    expect(running.password()).toMatch(/^[\w-]{20}$/u);
    expect(JSON.stringify([text, running.lines, running.bot.lines])).not.toContain(running.password());
  });

  it.each(['', 'x', 'x'.repeat(20)])('refuses another one (%j)', async (typed) => {
    running = await startInsights({ signIn: 'password' });
    const response = await enter(typed);
    expect([response.status, cookiesOf(response)]).toEqual([403, {}]);
    expect(await response.text()).toContain(en.signIn.wrong);
  });

  it('takes ten tries in a minute, and not the right one either after that', async () => {
    running = await startInsights({ signIn: 'password' });
    const begun = running.time.now;
    const statuses: number[] = [];
    while (running.time.now < begun + MINUTE) {
      statuses.push((await enter('x')).status);
      running.time.now += 1_000;
    }
    expect(statuses.filter((status) => status === 403).length).toBeLessThanOrEqual(10);
    expect(statuses.filter((status) => status === 403).length).toBeGreaterThan(5);
    running.time.now += 120_000;
    for (let i = 0; i < 5; i++) await enter('x');
    const late = await enter(running.password());
    expect([late.status, late.headers.get('retry-after')]).toEqual([429, '12']);
    expect(await late.text()).toContain(en.signIn.tooMany);
    running.time.now += 12_000;
    expect((await enter(running.password())).status).toBe(303);
  });

  it('takes nothing that a page of another site sends', async () => {
    running = await startInsights({ signIn: 'password' });
    const response = await enter(running.password(), { 'Sec-Fetch-Site': 'cross-site' });
    expect([response.status, cookiesOf(response)]).toEqual([403, {}]);
  });

  it('takes a form, of a size that a password has', async () => {
    running = await startInsights({ signIn: 'password' });
    const json = await send('/insights/sign-in', {
      method: 'POST',
      body: '{}',
      headers: { 'Content-Type': 'application/json' },
    });
    expect(json.status).toBe(415);
    expect((await enter('x'.repeat(70_000))).status).toBe(413);
  });
});
