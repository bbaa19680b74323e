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

/** Lets the person choose in the settings page of a tab, and saves what stands there then. */
export interface TabSettings {
  /** The guide of a tab that is set up again. */
  guide: string | undefined;
  locale: string;
  theme: Theme;
  /** Offers a choice to be saved. */
  offer: (choice: { name: string; contentUrl: string; id: string }) => void;
}

/** The settings page inside Teams; undefined anywhere else. */
export async function teamsSettings(patience: number): Promise<TabSettings | undefined> {
  if (!(await initialized(patience))) return undefined;
  const context = await app.getContext();
  const current = await pages.getConfig();
  let chosen: { name: string; contentUrl: string; id: string } | undefined;
  pages.config.registerOnSaveHandler(async (event) => {
    if (!chosen) return event.notifyFailure();
    const { name, contentUrl, id } = chosen;
    await pages.config.setConfig({
      suggestedDisplayName: name,
      entityId: id,
      contentUrl,
      websiteUrl: contentUrl,
    });
    event.notifySuccess();
  });
  app.notifySuccess();
  return {
    guide: current.contentUrl ? readLink(new URL(current.contentUrl).search).guide : undefined,
    locale: context.app.locale,
    theme: themes[context.app.theme] ?? 'light',
    offer: (choice) => {
      chosen = choice;
      pages.config.setValidityState(true);
    },
  };
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
