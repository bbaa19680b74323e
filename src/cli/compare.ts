import type { Guide, Pack } from '../guide/pack.ts';
import { paths } from '../guide/paths.ts';
import { type Language, Topic, topics, verdicts } from '../guide/schema.ts';
import { loadPack, packIds } from '../packs/load.ts';
import { type Command, findLanguage, inLanguage, refuse } from './command.ts';

export const compareCommand: Command = {
  usage: `compare TOPIC [--lang da|nb|en] [--json] [--today DATE]`,
  does: `one question in every municipality that answers it: ${topics.join(', ')}`,
  options: ['json', 'lang', 'today'],
  words: [1, 1],
  run([word = ''], { json, lang }, { dialogs, today }) {
    const topic = Topic.safeParse(word);
    if (!topic.success) return refuse(`There is no topic "${word}". There is: ${topics.join(', ')}.`);
    const packs = packIds(dialogs).flatMap((id) => loadPack(dialogs, id, today).draft ?? []);
    const columns = packs.flatMap((pack) => {
      const guides = [...pack.guides.values()].filter((guide) => guide.topic === topic.data);
      // A municipality without the language asked for still answers, in its own.
      const chosen = findLanguage(pack, lang);
      const language = 'found' in chosen ? chosen.found : (pack.languages[0] as Language);
      return guides.map((guide) => answersOf(pack, guide, language, today));
    });
    const silent = packs.map(({ id }) => id).filter((id) => !columns.some((column) => column.pack === id));
    if (json)
      return { exitCode: 0, out: JSON.stringify({ topic: topic.data, guides: columns, silent }, null, 2) };
    const none = silent.length > 0 ? [`No guide on ${topic.data}: ${silent.join(', ')}`] : [];
    return { exitCode: 0, out: [...columns.map(asText), ...none].join('\n\n') };
  },
};

/** What a guide answers, by verdict, with the number of paths that end there. */
function answersOf(pack: Pack, guide: Guide, language: Language, today: string) {
  const ends = [...paths(guide, today)].map(({ end }) => end.node);
  return {
    pack: pack.id,
    guide: guide.id,
    question: inLanguage(guide.question, language),
    paths: ends.length,
    verdicts: verdicts.map((verdict) => ({
      verdict,
      paths: ends.filter((node) => guide.outcomes[node]?.verdict === verdict).length,
      outcomes: Object.entries(guide.outcomes).flatMap(([id, outcome]) =>
        outcome.verdict === verdict ? [{ outcome: id, answer: inLanguage(outcome.answer, language) }] : [],
      ),
    })),
  };
}

function asText({ pack, guide, question, paths: all, verdicts: rows }: ReturnType<typeof answersOf>): string {
  return [
    `${pack} ${guide}: ${question}`,
    ...rows.flatMap(({ verdict, paths: count, outcomes }) => [
      `  ${verdict.padEnd('allowed_with_conditions'.length)}  ${count} of ${all} paths, ${outcomes.length} answers`,
      ...outcomes.map(({ outcome, answer }) => `      ${answer} [${outcome}]`),
    ]),
  ].join('\n');
}
