/** The script of the page `/tab/settings`: which guide the tab of a channel or group opens. */
import { read, readerOf } from '../cards/reader.ts';
import type { PackEntry } from '../guide/pack.ts';
import { tabWordsOf } from '../words/tab/words.ts';
import { h, selectOf } from './dom.ts';
import { openLibrary } from './library.ts';
import { firstLanguage } from './preferences.ts';
import { teamsSettings } from './teams.ts';

const PATIENCE = 4_000;
const OVERVIEW = 'overview';

const root = document.querySelector<HTMLElement>('#app') as HTMLElement;
const overview = document.querySelector<HTMLLinkElement>('#overview')?.href ?? '';
const isFramed = window.parent !== window;
const [teams, library] = await Promise.all([
  isFramed ? teamsSettings(PATIENCE) : undefined,
  openLibrary(overview),
]);
if (teams) document.documentElement.dataset.theme = teams.theme;
const packs = [...library.packs.values()];
const language = firstLanguage(teams?.locale ?? navigator.language, packs[0]?.languages[0] ?? 'da');
const words = tabWordsOf(language);

/** Every guide; in a demo each with its municipality. */
const choices = packs.flatMap((pack) => {
  const reader = readerOf(pack, language);
  const of = library.isDemo ? ` (${read(reader, pack.name)})` : '';
  return [...pack.guides.values()].map((guide) => ({
    pack,
    guide: guide.id,
    name: read(reader, guide.title),
    text: `${read(reader, guide.title)}${of}`,
  }));
});

function keyOf(pack: PackEntry, guide: string): string {
  return `${pack.id}/${guide}`;
}

function choose(value: string): void {
  const choice = choices.find(({ pack, guide }) => keyOf(pack, guide) === value);
  const address = new URL('/tab', location.origin);
  if (choice) address.searchParams.set('guide', choice.guide);
  if (choice && library.isDemo) address.searchParams.set('pack', choice.pack.id);
  teams?.offer({ name: choice?.name ?? 'Må jeg?', contentUrl: address.href, id: choice ? value : OVERVIEW });
}

const current = choices.find(({ pack, guide }) => guide === (teams?.guide ?? pack.tab));
const chosen = current ? keyOf(current.pack, current.guide) : OVERVIEW;
const options = [
  { value: OVERVIEW, text: words.settingsOverview },
  ...choices.map(({ pack, guide, text }) => ({ value: keyOf(pack, guide), text })),
];
document.documentElement.lang = language;
document.title = words.settings;
root.replaceChildren(
  h(
    'main',
    { class: 'panel' },
    h('h1', {}, words.settings),
    h('p', {}, teams ? words.settingsText : words.settingsOutside),
    selectOf(words.settingsGuide, options, chosen, choose),
  ),
);
choose(chosen);
