import { createRequire } from 'node:module';
import MiniSearch from 'minisearch';
import { createFinder } from '../../../src/ask/find.ts';
import type { Pack } from '../../../src/guide/pack.ts';
import type { Language } from '../../../src/guide/schema.ts';

/** Ranks the guides of a pack for a question; ids, the likeliest first. */
export type Ranker = (question: string) => Promise<string[]> | string[];

/** Our finder. */
export function ours(pack: Pack): Ranker {
  const finder = createFinder(pack);
  return (question) => finder.find(question).matches.map(({ guide }) => guide);
}

/** MiniSearch over titles, questions and phrases, with its fuzzy and prefix search. */
export function miniSearch(pack: Pack, language: Language): Ranker {
  const index = new MiniSearch({
    fields: ['title', 'asks'],
    searchOptions: { fuzzy: 0.2, prefix: true, boost: { title: 2 } },
  });
  index.addAll(
    [...pack.guides.values()].map((guide) => ({
      id: guide.id,
      title: `${guide.title[language]} ${guide.question[language]}`,
      asks: (guide.asks[language] ?? []).join('\n'),
    })),
  );
  return (question) => index.search(question).map(({ id }) => id as string);
}

/** What we use of nlp.js, which comes without types. */
interface Nlp {
  settings: { languages: string[] };
  nluManager: { addLanguage(languages: string[]): void; train(settings: { log: boolean }): Promise<void> };
  addLanguage(language: string): void;
  addDocument(language: string, phrase: string, intent: string): void;
  process(language: string, text: string): Promise<{ classifications: { intent: string; score: number }[] }>;
}

/** nlp.js, its neural classifier trained on the same phrases. */
export async function nlpJs(pack: Pack, language: Language): Promise<Ranker> {
  const require = createRequire(import.meta.url);
  const { containerBootstrap } = require('@nlpjs/core');
  const own = language === 'nb' ? 'no' : language;
  const plugins = {
    da: () => require('@nlpjs/lang-da').LangDa,
    no: () => require('@nlpjs/lang-no').LangNo,
    en: () => require('@nlpjs/lang-en').LangEn,
  };
  const container = await containerBootstrap();
  container.use(require('@nlpjs/nlp').Nlp);
  container.use(plugins[own]());
  const nlp: Nlp = container.get('nlp');
  nlp.addLanguage(own);
  for (const guide of pack.guides.values()) {
    const texts = [guide.title[language], guide.question[language], ...(guide.asks[language] ?? [])];
    for (const text of texts) if (text) nlp.addDocument(own, text, guide.id);
  }
  // Its own train() prints every epoch and writes a file.
  nlp.nluManager.addLanguage(nlp.settings.languages);
  await nlp.nluManager.train({ log: false });
  return async (question) => {
    const { classifications } = await nlp.process(own, question);
    return classifications.filter(({ intent }) => intent !== 'None').map(({ intent }) => intent);
  };
}
