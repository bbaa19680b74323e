/** The tab inside a page that answers as Teams does, at the address of Teams. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FrameLocator, Page } from 'playwright-core';
import { proeve } from '../support/proeve.ts';
import { type RunningTab, startTab } from '../support/tab-page.ts';

let tab: RunningTab;
beforeAll(async () => {
  tab = await startTab(proeve());
}, 120_000);
afterAll(() => tab?.stop());

/** What Teams tells of the person and the place. */
interface Context {
  locale: string;
  theme: string;
  entityId: string;
  subEntityId?: string;
  channelId?: string;
}

/**
 * The page around the tab: it answers the messages of Microsoft's library and keeps what it was told. `said` holds the
 * names of the messages with their arguments.
 */
function teamsPage(address: string, context: Context): string {
  return `<!doctype html><iframe id="tab" style="width:360px;height:700px"></iframe><script>
    const frame = document.getElementById('tab');
    const said = [];
    const runtime = { apiVersion: 4, isLegacyTeams: false, supports: { pages: { config: {} }, sharing: {} } };
    const answers = {
      initialize: ['content', 'web', JSON.stringify(runtime), '2.58.0'],
      getContext: [${JSON.stringify(context)}],
      'settings.getSettings': [{ contentUrl: '', entityId: '' }],
      'settings.setSettings': [true],
      'sharing.shareWebContent': [],
    };
    addEventListener('message', ({ data, source }) => {
      if (source !== frame.contentWindow || !data.func) return;
      said.push([data.func, data.args]);
      const args = answers[data.func];
      if (args) source.postMessage({ id: data.id, uuidAsString: data.uuidAsString, args }, '*');
    });
    const tell = (func, ...args) => frame.contentWindow.postMessage({ func, args }, '*');
    frame.src = ${JSON.stringify(address)};
  </script>`;
}

async function inTeams(
  path: string,
  context: Partial<Context> = {},
): Promise<{ page: Page; frame: FrameLocator; said: (name: string) => Promise<unknown[] | undefined> }> {
  const page = await tab.open();
  const whole = { locale: 'nb-no', theme: 'dark', entityId: 'pinned', ...context };
  await page.route('https://teams.microsoft.com/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: teamsPage(`${tab.url}${path}`, whole) }),
  );
  await page.goto('https://teams.microsoft.com/v2/');
  const frame = page.frameLocator('#tab');
  await frame.locator('h1, [aria-level="1"]').first().waitFor();
  const said = (name: string) =>
    page.evaluate<unknown[] | undefined>(`said.find(([one]) => one === ${JSON.stringify(name)})?.[1]`);
  return { page, frame, said };
}

describe('in Teams, the tab', () => {
  it('speaks the language and wears the theme that the person has there, also when it changes', async () => {
    const { page, frame, said } = await inTeams('/tab');
    expect(await frame.locator('h1').textContent()).toBe('Hva vil du vite?');
    const root = frame.locator('html');
    expect(await root.getAttribute('data-theme')).toBe('dark');
    await page.evaluate("tell('themeChange', 'contrast')");
    await frame.locator('html[data-theme=contrast]').waitFor();
    expect(await said('appInitialization.success')).toBeDefined();
  }, 120_000);

  it('opens the guide of a deep link, with what it says is known', async () => {
    const { frame } = await inTeams('/tab', {
      subEntityId: 'guide=gift&known=giver:citizen&known=weather:rain',
    });
    await frame.getByText('Lenken har med et svar').first().waitFor();
    expect(await frame.locator('[data-verb=forget]').count()).toBe(1);
  }, 120_000);

  it('shares the guide without an answer', async () => {
    const { frame, said } = await inTeams('/tab?guide=gift');
    await frame.locator('[data-verb=answer]').first().click();
    await frame.getByRole('button', { name: 'Del veiviseren' }).click();
    await expect(said('sharing.shareWebContent')).resolves.toEqual([
      { content: [{ type: 'URL', url: `${tab.url}/tab#guide=gift`, preview: true }] },
    ]);
  }, 120_000);

  it('lets a channel choose the guide that it opens', async () => {
    const { frame, said } = await inTeams('/tab', { channelId: '19:kanal', entityId: 'guides' });
    await frame.getByRole('link', { name: 'Velg en veiviser til fanen' }).click();
    await frame.locator('select').selectOption({ index: 1 });
    await frame.getByRole('button', { name: 'Bruk i fanen' }).click();
    await frame.locator('[data-verb=answer]').first().waitFor();
    expect(await said('settings.setSettings')).toEqual([
      expect.objectContaining({ contentUrl: `${tab.url}/tab?guide=gift`, entityId: 'guides' }),
    ]);
  }, 120_000);

  it('says where Teams did not keep the choice', async () => {
    const { page, frame } = await inTeams('/tab/settings', { channelId: '19:kanal' });
    await page.evaluate("answers['settings.setSettings'] = [false, 'no']");
    await frame.getByRole('button', { name: 'Bruk i fanen' }).click();
    await frame.getByRole('alert').waitFor();
  }, 120_000);

  it('offers no choice for others where it is one person’s own', async () => {
    const { frame } = await inTeams('/tab');
    await frame.getByRole('heading', { name: 'Hva vil du vite?' }).waitFor();
    expect(await frame.locator('a[href="/tab/settings"]').count()).toBe(0);
    const settings = await inTeams('/tab/settings');
    await settings.frame.getByText('Denne siden virker bare i Teams').waitFor();
  }, 120_000);
});

describe('in a frame of somebody else, the tab', () => {
  it('is not shown', async () => {
    const page = await tab.open();
    await page.route('https://elsewhere.example/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: `<iframe id="tab" src="${tab.url}/tab"></iframe>` }),
    );
    await page.goto('https://elsewhere.example/');
    await page.waitForTimeout(1_000);
    expect(await page.frameLocator('#tab').locator('#app').count()).toBe(0);
  }, 120_000);
});
