import { app, pages, sharing } from '@microsoft/teams-js';
import type { Host, Theme } from './host.ts';
import { readLink } from './link.ts';

const themes: Readonly<Record<string, Theme>> = { default: 'light', dark: 'dark', contrast: 'contrast' };

/**
 * The host that Teams is; undefined where the page is in a frame of something else, which never answers.
 * @param patience milliseconds to wait for the answer
 */
export async function teamsHost(patience: number): Promise<Host | undefined> {
  if (!(await initialized(patience))) return undefined;
  const context = await app.getContext();
  app.notifySuccess();
  const { subPageId } = context.page;
  const appId = context.app.appId?.toString();
  return {
    locale: context.app.locale,
    theme: themes[context.app.theme] ?? 'light',
    link: readLink(subPageId ? subPageId : window.location.search),
    isShared: isShared(context),
    onTheme: (change) => app.registerOnThemeChangeHandler((theme) => change(themes[theme] ?? 'light')),
    share: async (link, title) => {
      const url = appId === undefined ? link : deepLink(appId, context.page.id, link, title);
      if (!sharing.isSupported()) {
        pages.shareDeepLink({ subPageId: new URL(link).hash.slice(1), subPageLabel: title });
        return 'shared';
      }
      await sharing.shareWebContent({ content: [{ type: 'URL', url, preview: true }] });
      return 'shared';
    },
  };
}

/** Lets a person choose what a tab opens that a channel or chat shares. */
export interface TabSettings {
  /** The guide that the tab opens now. */
  guide: string | undefined;
  locale: string;
  theme: Theme;
  /**
   * Lets the tab open something else from now on, for everybody. Rejects where Teams does not save it. Undefined in a
   * tab that nobody shares.
   */
  save: ((choice: { name: string; contentUrl: string }) => Promise<void>) | undefined;
}

/** The settings of the tab that this page stands in; undefined outside Teams. */
export async function teamsSettings(patience: number): Promise<TabSettings | undefined> {
  if (!(await initialized(patience))) return undefined;
  const context = await app.getContext();
  app.notifySuccess();
  const shared = isShared(context);
  const current = shared ? await pages.getConfig() : undefined;
  return {
    guide: current?.contentUrl ? readLink(new URL(current.contentUrl).search).guide : undefined,
    locale: context.app.locale,
    theme: themes[context.app.theme] ?? 'light',
    save: shared ? (choice) => saveChoice(context.page.id, choice) : undefined,
  };
}

function saveChoice(entityId: string, { name, contentUrl }: { name: string; contentUrl: string }) {
  const websiteUrl = contentUrl;
  return pages.config.setConfig({ suggestedDisplayName: name, entityId, contentUrl, websiteUrl });
}

/** Whether the tab stands in a channel or a chat: there it is the same one for everybody. */
function isShared({ channel, chat }: app.Context): boolean {
  return (channel ?? chat) !== undefined && pages.config.isSupported();
}

async function initialized(patience: number): Promise<boolean> {
  const answered = app.initialize().then(() => true);
  const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), patience));
  return Promise.race([answered, late]);
}

/** An address that opens the guide inside Teams, and in a browser where there is no Teams. */
function deepLink(appId: string, page: string, link: string, title: string): string {
  const parameters = new URLSearchParams({
    webUrl: link,
    label: title,
    context: JSON.stringify({ subEntityId: new URL(link).hash.slice(1) }),
  });
  return `https://teams.microsoft.com/l/entity/${appId}/${encodeURIComponent(page)}?${parameters}`;
}
