/** The page of numbers, as the server answers with it. */
import { afterEach, describe, expect, it } from '@jest/globals';
import { JSDOM } from 'jsdom';
import { CodedError } from '../../src/errors.ts';
import { languages } from '../../src/guide/constants.ts';
import type { Count } from '../../src/remind/reminder.ts';
import type { UsesOfDay } from '../../src/usage/use.ts';
import { insightsWordsOf } from '../../src/words/insights/words.ts';
import { wordsOf } from '../../src/words/words.ts';
import { startBot } from '../support/bot-in-memory.ts';
import { type InsightsOptions, type RunningInsights, startInsights } from '../support/insights.ts';
import { eksempel, proeve, proeveWith } from '../support/proeve.ts';
import { TeamsChat } from '../support/teams-driver.ts';
import { invented } from '../support/usage.ts';

const da = insightsWordsOf('da');
const of = { pack: 'proeve', guide: 'gift' };
const opened = (day: string, count: number): UsesOfDay => ({ day, what: 'guide-opened', ...of, count });

let running: RunningInsights;
let cookie = '';
afterEach(() => running.stop());

/** Starts the page and signs in; in production unless told. Today is the last of March 2026. */
async function signedIn(options: Partial<InsightsOptions> = {}): Promise<void> {
  running = await startInsights({ signIn: 'entra', ...options });
  const send = (path: string, init: RequestInit) =>
    fetch(`${running.bot.url}${path}`, { redirect: 'manual', ...init });
  const cookieOf = (response: Response) => response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  if (options.signIn === 'password') {
    const body = new URLSearchParams({ password: running.password() });
    cookie = cookieOf(await send('/insights/sign-in', { method: 'POST', body }));
    return;
  }
  const begun = await send('/insights/sign-in', {});
  const query = new URL(begun.headers.get('location') ?? '').searchParams;
  const body = new URLSearchParams({
    state: query.get('state') ?? '',
    id_token: await running.entra.sign({ nonce: query.get('nonce') }, running.time.now),
  });
  const headers = { Cookie: cookieOf(begun) };
  cookie = cookieOf(await send('/insights/signed-in', { method: 'POST', body, headers }));
}

async function open(query = 'lang=da') {
  const response = await fetch(`${running.bot.url}/insights?${query}`, { headers: { Cookie: cookie } });
  const { document } = new JSDOM(await response.text()).window;
  const rows = [...document.querySelectorAll('tbody tr')].map((row) =>
    [...row.children].map((cell) => (cell.textContent ?? '').replaceAll(/\s/gu, ' ')),
  );
  const texts = (selector: string) => [...document.querySelectorAll(selector)].map((one) => one.textContent);
  return { response, document, rows, texts, text: document.querySelector('main')?.textContent ?? '' };
}

describe('the page of numbers', () => {
  it('tells of guides, verdicts, where people give up, and whether it helped', async () => {
    await signedIn();
    const day = '2026-02-10';
    await running.count([
      opened(day, 120),
      { day, what: 'outcome-reached', ...of, verdict: 'allowed', count: 60 },
      { day, what: 'question-shown', ...of, question: 'who', count: 40 },
      { day, what: 'question-passed', ...of, question: 'who', count: 30 },
      { day, what: 'helpful', ...of, count: 15 },
      { day, what: 'not-helpful', ...of, count: 5 },
    ]);
    const { rows, texts } = await open();
    expect(rows).toEqual([
      ['Gaver', '120', '15 ja (75 %)'],
      ['Ja', '60'],
      ['Ja, hvis', 'færre end 5'],
      ['Nej', 'færre end 5'],
      ['Spørg først', 'færre end 5'],
      ['Ikke beskrevet', 'færre end 5'],
      ['Hvem giver dig gaven?', '10 af 40 (25 %)'],
    ]);
    expect(texts('details li')).toEqual(['Invitationer']);
    expect(texts('.pair .small')).toEqual([da.otherQuestions(5)]);
  });

  it('tells of questions without a guide by language, and of what was answered to reminders', async () => {
    await signedIn();
    const day = '2026-02-10';
    const reminded = (what: Count['what'], times: number): Count[] =>
      Array.from({ length: times }, () => ({ day, pack: 'proeve', rule: 'mail-out', what }));
    await running.count(
      [{ day, what: 'no-guide', pack: 'proeve', language: 'nb', count: 8 }],
      [...reminded('sent', 30), ...reminded('wrong', 6), ...reminded('done', 12), ...reminded('mute', 4)],
    );
    const { rows, texts } = await open();
    expect(rows).toEqual([
      ['Norsk', '8'],
      ['Dansk', 'færre end 5'],
      ['English', 'færre end 5'],
      ['Sendt', '30'],
      ['Det er gjort', '12'],
      ['Det passer ikke', '6'],
      ['Mind mig i morgen', 'færre end 5'],
      ['Ikke flere af den slags', 'færre end 5'],
    ]);
    expect(texts('h3')).toEqual(['Din mail bliver sendt videre til en adresse uden for kommunen.']);
    expect(texts('.reminders .small')).toEqual([da.quietReminders(5)]);
  });

  it.each([
    ['1', '7', 'Fra 1. februar 2026 til 28. februar 2026'],
    ['3', '12', 'Fra 1. december 2025 til 28. februar 2026'],
    ['12', '23', 'Fra 1. marts 2025 til 28. februar 2026'],
    ['2', '12', 'Fra 1. december 2025 til 28. februar 2026'],
    ['x', '12', 'Fra 1. december 2025 til 28. februar 2026'],
  ])('sums up whole months that are over (%s)', async (months, sum, span) => {
    await signedIn();
    await running.count([
      ...[opened('2026-03-01', 100), opened('2026-02-28', 3), opened('2026-02-01', 4)],
      ...[opened('2025-12-01', 5), opened('2025-11-30', 6), opened('2025-03-01', 5)],
      opened('2025-02-28', 100),
    ]);
    const { rows, text, texts } = await open(`lang=da&months=${months}`);
    expect(rows[0]?.[1]).toBe(sum);
    expect(text).toContain(span);
    expect(texts('.choice [aria-current]')).toEqual([
      da.months(['1', '12'].includes(months) ? Number(months) : 3),
    ]);
  });

  it('withholds the small number of a month from every sum, so that no two sums tell it', async () => {
    await signedIn();
    await running.count([opened('2026-02-10', 6), opened('2026-01-10', 4), opened('2025-12-10', 20)]);
    const [one, three] = [await open('months=1'), await open('months=3')];
    expect([one.rows[0]?.[1], three.rows[0]?.[1]]).toEqual(['6', '26']);
  });

  it('says on top whom the numbers are of, and what is not among them', async () => {
    await signedIn();
    for (const language of languages) {
      const { document, text } = await open(`lang=${language}`);
      const words = insightsWordsOf(language);
      expect([document.documentElement.lang, document.querySelector('h1')?.textContent]).toEqual([
        language,
        words.title,
      ]);
      for (const line of words.lead(5)) expect(text).toContain(line);
      expect(text).not.toContain(words.trial);
    }
  });

  it('says while it is empty what will stand there, and from when', async () => {
    await signedIn();
    await running.count([opened('2026-03-10', 100), opened('2026-02-10', 4)]);
    const { rows, text, texts } = await open();
    expect([rows, texts('h2')]).toEqual([[], [da.empty.title]]);
    expect(text).toContain(da.empty.from('1. april 2026'));
  });

  it('has the running month in a trial, and the municipalities to choose from', async () => {
    await signedIn({ signIn: 'password', packs: [proeve(), eksempel()] });
    await running.count([opened('2026-03-31', 8)]);
    const { rows, text, texts } = await open();
    expect(rows[0]).toEqual(['Gaver', '8', 'færre end 5']);
    expect(text).toContain(da.trial);
    expect(texts('.choice [aria-current]')).toEqual(['Prøve Kommune', da.months(3)]);
    const other = await open('lang=nb&pack=eksempel');
    expect(other.text).toContain(insightsWordsOf('nb').empty.trial(5));
    // That municipality has no texts in bokmål: its name is read as Danish.
    expect(other.document.querySelector('nav.choice [aria-current] span')?.getAttribute('lang')).toBe('da');
  });

  it('tells what people did in the chat', async () => {
    await signedIn({ signIn: 'password' });
    const { helpful } = wordsOf('da');
    for (let person = 1; person <= 11; person += 1) {
      const chat = new TeamsChat(running.bot, { who: `person-${person}` });
      await chat.say('må jeg tage imod en gave');
      if (person > 5) continue;
      await chat.click('En kollega');
      await chat.click(helpful.no);
    }
    await running.write();
    const { rows } = await open();
    expect(rows).toEqual([
      ['Gaver', '11', '5 nej'],
      ['Ja', '5'],
      ...['Ja, hvis', 'Nej', 'Spørg først', 'Ikke beskrevet'].map((verdict) => [verdict, 'færre end 5']),
      ['Hvem giver dig gaven?', '6 af 11 (55 %)'],
    ]);
  });

  it('shows nothing of another municipality than that of the deployment', async () => {
    await signedIn();
    await running.count([{ ...opened('2026-02-10', 50), pack: 'eksempel' }]);
    const { text, texts } = await open('lang=da&pack=eksempel');
    expect([texts('h2'), text.includes('Eksempel')]).toEqual([[da.empty.title], false]);
  });

  it('says so where the store does not answer', async () => {
    await signedIn();
    running.failWith(new CodedError('DATABASE_UNREACHABLE', 'away'));
    const { response, texts } = await open();
    expect([response.status, texts('h1')]).toEqual([503, [da.refused.unavailable.title]]);
    expect(running.lines.at(-1)).toMatchObject({ level: 'error', error: { code: 'DATABASE_UNREACHABLE' } });
  });
});

describe('the page of numbers is guarded', () => {
  it('runs no script, is kept by no cache and framed by nobody, signed in or not', async () => {
    await signedIn();
    await running.count(...invented(proeve(), '2026-02-10'));
    const inside = await open();
    expect(inside.rows.length).toBeGreaterThan(10);
    cookie = '';
    for (const { response, document } of [inside, await open()]) {
      expect(document.querySelectorAll('script, style, [style], [onclick]')).toHaveLength(0);
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'content-security-policy':
          "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
        'cache-control': 'no-store',
        'x-robots-tag': 'noindex, nofollow',
        'referrer-policy': 'no-referrer',
      });
    }
  });

  it('shows markup in a text of the pack as text', async () => {
    const evil = '<img src=x onerror=alert(1)>';
    const pack = proeveWith(
      ['pack.yaml', 'da: Prøve Kommune', `da: '${evil} Kommune'`],
      ['guides/gift.yaml', 'title: { da: Gaver,', `title: { da: '${evil}',`],
      ['guides/gift.yaml', 'da: Hvem giver dig gaven?', `da: '${evil}?'`],
      [
        'reminders.yaml',
        'da: Din mail bliver sendt videre til en adresse uden for kommunen.',
        `da: '${evil}!'`,
      ],
    );
    await signedIn({ signIn: 'password', packs: [pack, eksempel()] });
    await running.count(...invented(pack));
    const { document, text } = await open();
    expect(document.querySelectorAll('img')).toHaveLength(0);
    for (const shown of [`${evil} Kommune`, `${evil}?`, `${evil}!`]) expect(text).toContain(shown);
  });

  it.each(['"><img src=x>', '</script><script>alert(1)</script>'])('never says back %s', async (text) => {
    await signedIn();
    const written = encodeURIComponent(text);
    const { document } = await open(`lang=${written}&pack=${written}&months=${written}`);
    expect(document.querySelectorAll('img, script')).toHaveLength(0);
    expect(document.documentElement.outerHTML).not.toContain('alert');
  });

  it('is not there where it is not switched on', async () => {
    await signedIn();
    const bot = await startBot();
    const paths = ['/insights', '/insights/sign-in'];
    const found = await Promise.all(paths.map((path) => fetch(`${bot.url}${path}`)));
    await bot.stop();
    expect(found.map(({ status }) => status)).toEqual([404, 404]);
  });
});
