/** The script of the page `/tab/settings`: which guide a tab opens that a channel or chat shares. */
import { read, readerOf } from '../cards/reader.ts';
import type { PackEntry } from '../guide/pack.ts';
import type { Language } from '../guide/schema.ts';
import type { TabWords } from '../words/tab/shape.ts';
import { tabWordsOf } from '../words/tab/words.ts';
import { buttonOf, h, selectOf } from './dom.ts';
import { watchFailures } from './failure.ts';
import { type Library, openLibrary } from './library.ts';
import { firstLanguage } from './preferences.ts';
import type { TabSettings } from './teams.ts';

/** How long Teams may take to answer, in milliseconds. */
const PATIENCE = 4_000;
const OVERVIEW = 'overview';

/** A guide to choose; in a demo with its municipality. */
interface Choice {
  pack: PackEntry;
  guide: string;
  /** The title alone: what the tab is called. */
  name: string;
  text: string;
}

const root = document.querySelector<HTMLElement>('#app') as HTMLElement;

async function start(): Promise<void> {
  const overview = document.querySelector<HTMLLinkElement>('#overview')?.href ?? '';
  const [teams, library] = await Promise.all([settingsInTeams(), openLibrary(overview)]);
  if (teams) document.documentElement.dataset.theme = teams.theme;
  const [first] = library.packs.values();
  const language = firstLanguage(teams?.locale ?? navigator.language, first?.languages[0] ?? 'da');
  const words = tabWordsOf(language);
  document.documentElement.lang = language;
  document.title = words.settings;
  root.replaceChildren(
    h(
      'main',
      { class: 'panel' },
      ...(teams?.save ? choosing(teams, teams.save, library, language) : outside(words)),
    ),
  );
}

/** Outside Teams, and in a tab of one person, there is nothing to choose: why the page is here, and where the guides are. */
function outside(words: TabWords): HTMLElement[] {
  return [
    h('h1', {}, 'Må jeg?'),
    h('p', {}, words.settingsOutside),
    h('a', { class: 'button', href: '/tab' }, words.allGuides),
  ];
}

/** The list of guides, and the button that has Teams keep what is chosen. */
function choosing(
  { guide }: TabSettings,
  keep: NonNullable<TabSettings['save']>,
  library: Library,
  language: Language,
): HTMLElement[] {
  const words = tabWordsOf(language);
  const choices = choicesIn(library, language);
  const current = choices.find((one) => one.guide === (guide ?? one.pack.tab));
  let chosen = current ? keyOf(current) : OVERVIEW;
  const save = async () => {
    const choice = choices.find((one) => keyOf(one) === chosen);
    const contentUrl = addressOf(choice, library.isDemo);
    await keep({ name: choice?.name ?? 'Må jeg?', contentUrl });
    location.assign(contentUrl);
  };
  const options = [
    { value: OVERVIEW, text: words.settingsOverview },
    ...choices.map((choice) => ({ value: keyOf(choice), text: choice.text })),
  ];
  return [
    h('h1', {}, words.settings),
    h('p', {}, words.settingsText),
    selectOf('guide', words.settingsGuide, options, chosen, (key) => {
      chosen = key;
    }),
    buttonOf(words.settingsSave, save),
    h('a', { class: 'button quiet', href: '/tab' }, words.allGuides),
  ];
}

/** Teams around this page; undefined where it stands alone. */
async function settingsInTeams(): Promise<TabSettings | undefined> {
  if (window.parent === window) return undefined;
  const { teamsSettings } = await import('./teams.ts');
  return teamsSettings(PATIENCE);
}

function choicesIn({ packs, isDemo }: Library, language: Language): Choice[] {
  return [...packs.values()].flatMap((pack) => {
    const reader = readerOf(pack, language);
    return [...pack.guides.values()].map((guide) => {
      const name = read(reader, guide.title);
      return { pack, guide: guide.id, name, text: isDemo ? `${name} (${read(reader, pack.name)})` : name };
    });
  });
}

function keyOf({ pack, guide }: Choice): string {
  return `${pack.id}/${guide}`;
}

/** The address that the tab opens. */
function addressOf(choice: Choice | undefined, isDemo: boolean): string {
  const address = new URL('/tab', location.origin);
  if (choice) address.searchParams.set('guide', choice.guide);
  if (choice && isDemo) address.searchParams.set('pack', choice.pack.id);
  return address.href;
}

watchFailures(root);
void start();
