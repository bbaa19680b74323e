/**
 * The page of Microsoft's Agents Playground in headless Chromium: cards by Microsoft's renderer, clicked
 * and photographed. The page shows what happens while it is open, and nothing from before.
 */
import { type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import { CHROMIUM, CHROMIUM_ARGS } from './browser.ts';
import { type PlaygroundConfig, readConfig } from './playground-line.ts';
import { temporaryDir } from './processes.ts';

export interface PictureOptions {
  /** The window, the conversation in it, or the newest card alone. */
  of: 'page' | 'conversation' | 'card';
  /**
   * In pixels, of the card or else of the window. The page draws a card 450 wide
   * unless told, and a window up to 1260 without the list of conversations; under 600 it cuts cards off.
   */
  width?: number;
}

const WINDOW = { width: 1280, height: 900 };
const CARD = '.ac-preview-panel';
const CARD_WIDTH = 450;
const EDITOR = '[data-lexical-editor=true]';
const WITHIN_MS = 5_000;
/** The log names folders of this machine, and comes back whenever the window changes its width. */
const NO_LOG = 'div:has(> div > div > div > [title="Hide log panel"]) { display: none }';
const NO_NOTICE = '[aria-label="Display Invoked Message"] { display: none !important }';
/** What the window needs beside a card that is photographed: the bars above and below it. */
const BARS = 300;

/**
 * Opens the page of a running Playground in the light theme, with an empty profile. The page installs the
 * app in a conversation by itself, the first time that it shows it, beginning with the personal chat.
 */
export async function openPage(address: string): Promise<PlaygroundPage> {
  const config = await readConfig(address);
  const profile = await temporaryDir();
  const context = await chromium.launchPersistentContext(profile.dir, {
    executablePath: CHROMIUM,
    args: CHROMIUM_ARGS,
    viewport: WINDOW,
    colorScheme: 'light',
    locale: 'da-DK',
    timezoneId: 'Europe/Copenhagen',
  });
  const close = async () => {
    await context.close();
    await profile.remove();
  };
  try {
    const errors: string[] = [];
    const page = await newPage(context, address, errors);
    await page.goto(address);
    await page.addStyleTag({ content: NO_LOG });
    await page.locator(EDITOR).waitFor();
    return new PlaygroundPage({ page, config, errors, close });
  } catch (error) {
    await close();
    throw error;
  }
}

/** A page that stays on this machine: its fonts and an animation come from the internet otherwise. */
async function newPage(context: BrowserContext, address: string, errors: string[]): Promise<Page> {
  const isForeign = (url: URL) => url.origin !== new URL(address).origin;
  const page = context.pages()[0] ?? (await context.newPage());
  await page.route(isForeign, (route) => route.abort('blockedbyclient'));
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    const { url } = message.location();
    const isOfNoMatter = url.endsWith('/favicon.ico') || (URL.canParse(url) && isForeign(new URL(url)));
    if (message.type() === 'error' && !isOfNoMatter) errors.push(message.text());
  });
  return page;
}

interface PageParts {
  page: Page;
  config: PlaygroundConfig;
  errors: string[];
  close(): Promise<void>;
}

export class PlaygroundPage {
  readonly #page: Page;
  readonly #config: PlaygroundConfig;
  readonly #errors: string[];
  #inGroup = false;
  /** Ends the browser and removes its profile. */
  readonly close: () => Promise<void>;

  constructor({ page, config, errors, close }: PageParts) {
    this.#page = page;
    this.#config = config;
    this.#errors = errors;
    this.close = close;
  }

  /**
   * What the page has complained of: exceptions, and errors on its console, such as a click that the bot
   * answered with a failure ("Saga error"), of which the page itself shows nothing.
   */
  errors(): readonly string[] {
    return this.#errors;
  }

  /** Shows the personal chat or the group chat. */
  async show(conversation: 'personal' | 'group'): Promise<void> {
    this.#inGroup = conversation === 'group';
    const name = this.#inGroup ? this.#config.groupChats[0].name : 'Personal Chat';
    await this.#page.getByRole('treeitem', { name, exact: true }).click();
  }

  /** Types a message and sends it; in the group chat after a mention of the bot. */
  async say(text: string): Promise<void> {
    const { keyboard } = this.#page;
    await this.#page.locator(EDITOR).click();
    if (this.#inGroup) {
      const { name } = this.#config.bot;
      await keyboard.insertText(`@${name}`);
      await this.#page.getByRole('menuitem').filter({ hasText: name }).click();
    }
    await keyboard.insertText(this.#inGroup ? ` ${text}` : text);
    await keyboard.press('Enter');
  }

  /** Clicks the button with this title on the newest card. */
  async press(title: string): Promise<void> {
    await this.#card().getByRole('button', { name: title, exact: true }).click();
  }

  /** Types into the input with this label on the newest card. */
  async fill(label: string, value: string): Promise<void> {
    await this.#card().getByLabel(label).fill(value);
  }

  /** Ticks the choice with this title in an expanded list on the newest card. */
  async choose(title: string): Promise<void> {
    const card = this.#card();
    await card
      .locator('input ~ label')
      .and(card.getByText(title, { exact: true }))
      .click();
  }

  /** Resolves when the newest card shows this text. */
  async cardShows(text: string, withinMs = WITHIN_MS): Promise<void> {
    await this.#card().getByText(text).first().waitFor({ timeout: withinMs });
  }

  /** Resolves when the conversation shows this text, in a message or on a card. */
  async shows(text: string, withinMs = WITHIN_MS): Promise<void> {
    await this.#messages().getByText(text).first().waitFor({ timeout: withinMs });
  }

  /** Takes a picture (PNG), without the pointer and the line about what was clicked. */
  async picture(file: string, { of, width }: PictureOptions): Promise<void> {
    const page = this.#page;
    // The pointer lights up the button that it has just clicked, and so does the focus.
    await page.mouse.move(0, 0);
    await page.locator(':focus').evaluateAll(([focused]) => focused?.blur());
    if (of === 'card') return this.#cardPicture(file, width);
    await page.setViewportSize({ ...WINDOW, ...(width !== undefined && { width }) });
    const target = of === 'conversation' ? this.#messages() : page;
    await target.screenshot({ path: file, animations: 'disabled', style: NO_NOTICE });
    await page.setViewportSize(WINDOW);
  }

  async #cardPicture(file: string, width = CARD_WIDTH): Promise<void> {
    const card = this.#card();
    const content = `div:has(> ${CARD}) { width: ${width}px !important }`;
    const style = await this.#page.addStyleTag({ content });
    const box = await card.boundingBox();
    // What does not fit between the bars of the window would be cut off.
    const height = Math.max(WINDOW.height, Math.ceil(box?.height ?? 0) + BARS);
    await this.#page.setViewportSize({ ...WINDOW, height });
    await card.screenshot({ path: file, animations: 'disabled' });
    await style.evaluate((element) => (element as Element).remove());
    await this.#page.setViewportSize(WINDOW);
  }

  #card(): Locator {
    return this.#page.locator(CARD).last();
  }

  /** The innermost part of the page with both the messages and the place to write. */
  #messages(): Locator {
    const page = this.#page;
    const withMessages = page.locator('div', { has: page.getByLabel('Message header') });
    return withMessages.filter({ has: page.locator(EDITOR) }).last();
  }
}
