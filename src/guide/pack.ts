/** A pack as the rest of the program uses it: checked, with every reference resolved to a map. */
import type { PaperFile } from './paper-schema.ts';
import type { RemindersFile } from './reminders-schema.ts';
import type {
  ChannelsFile,
  ConceptsFile,
  Contact,
  Duty,
  Fact,
  GuideFile,
  MenuTopic,
  OptionEntry,
  Outcome,
  PackFile,
  Question,
  RuleEntry,
  RulesFile,
  Target,
  Text,
  Verdict,
} from './schema.ts';

export type Rule = RuleEntry & {
  /** Headings from the outermost to the one that the rule stands under. */
  path: readonly string[];
  /** Paragraph in its section: "3", "3.2" or "note 1". */
  at: string;
};

export interface Pack {
  id: string;
  name: Text;
  languages: PackFile['languages'];
  source: PackFile['source'];
  contacts: Readonly<Record<string, Contact>>;
  /** Id of the contact for a question that no guide answers. */
  ask: string;
  /** The guide that the pinned tab opens; without it, the overview of all. */
  tab?: PackFile['tab'];
  facts: ReadonlyMap<string, Fact>;
  rules: ReadonlyMap<string, Rule>;
  /** The words of each concept, of all municipalities and of this one, in all languages. */
  concepts: ReadonlyMap<string, readonly string[]>;
  /** In the order of the menu. */
  guides: ReadonlyMap<string, Guide>;
  /** What the guideline asks for in writing, by id. */
  papers: ReadonlyMap<string, PaperFile>;
  /** What the menu shows first where the guides are many; empty where it shows them all. */
  topics: readonly MenuTopic[];
  /** The ways to send a text that the document has rules about; undefined where it has none. */
  channels: ChannelsFile | undefined;
  /** What is said after a risky action, and a leader's recurring duties; undefined in a draft that lacks the file. */
  reminders: RemindersFile | undefined;
}

/** A duty with the id that its guide knows it by. */
export type DutyItem = Duty & { id: string };

export type Guide = GuideFile & {
  /** Each with its id, as steps list them. */
  duties: Readonly<Record<string, DutyItem>>;
  /** The edition that cards carry: the document's, and a mark of how it is encoded here. */
  edition: string;
  facts: ReadonlyMap<string, Fact>;
  rules: ReadonlyMap<string, Rule>;
  /** The largest number of questions from each question on, itself included. */
  longest: ReadonlyMap<string, number>;
  /** The verdicts that the ways from each node lead to. */
  verdicts: ReadonlyMap<string, ReadonlySet<Verdict>>;
  /** The facts that its questions ask for. */
  asked: ReadonlySet<string>;
};

/** As much of a guide as it takes to offer it. */
export type GuideEntry = Pick<GuideFile, 'id' | 'title' | 'question' | 'asks'> & {
  /** The fact that each question asks for: what is known about one of these is brought along. */
  questions: Readonly<Record<string, Pick<Question, 'fact'>>>;
};

/** As much of a paper as it takes to offer it. */
export type PaperEntry = Pick<PaperFile, 'id' | 'title' | 'purpose'>;

/** As much of a pack as it takes to show a step of one of its guides. */
export type PackEntry = Pick<
  Pack,
  'id' | 'name' | 'languages' | 'source' | 'contacts' | 'ask' | 'tab' | 'topics'
> & {
  guides: ReadonlyMap<string, GuideEntry>;
  papers: ReadonlyMap<string, PaperEntry>;
};

/** The parsed files of one pack. */
export interface PackFiles {
  pack: PackFile;
  facts: Readonly<Record<string, Fact>>;
  rules: RulesFile;
  guides: readonly GuideFile[];
  papers: readonly PaperFile[];
  /** The words of all municipalities, and of this one, each with the name of its file. */
  concepts: readonly { file: string; words: ConceptsFile }[];
  channels: ChannelsFile | undefined;
  reminders: RemindersFile | undefined;
}

/**
 * Puts the files of a pack together. They must have passed `checkPack`: nothing is checked here.
 * @param mark of a guide file: a short text that changes whenever its graph or the facts do
 */
export function compile(files: PackFiles, mark: (guide: GuideFile) => string): Pack {
  const facts = new Map(Object.entries(files.facts));
  const rules = rulesOf(files.rules);
  const guides = listedGuides(files.pack).flatMap(({ id }) => {
    const file = files.guides.find((guide) => guide.id === id);
    return file ? [compileGuide(file, facts, rules, editionOf(files.pack, mark(file)))] : [];
  });
  return {
    ...files.pack,
    facts,
    rules,
    concepts: conceptsOf(files.concepts),
    guides: new Map(guides.map((guide) => [guide.id, guide])),
    papers: new Map(files.papers.map((paper) => [paper.id, paper])),
    topics: files.pack.guides.filter((entry) => typeof entry !== 'string'),
    channels: files.channels,
    reminders: files.reminders,
  };
}

/** The words of each concept, whichever file lists them. */
function conceptsOf(files: PackFiles['concepts']): Map<string, string[]> {
  const concepts = new Map<string, string[]>();
  for (const [id, words] of files.flatMap((file) => Object.entries(file.words))) {
    concepts.set(id, [...(concepts.get(id) ?? []), ...Object.values(words).flat()]);
  }
  return concepts;
}

/** The guides that pack.yaml lists, in the order of the menu, each with its place in the file. */
export function listedGuides({ guides }: Pick<PackFile, 'guides'>): {
  id: string;
  path: (string | number)[];
}[] {
  return guides.flatMap((entry, index) =>
    typeof entry === 'string'
      ? [{ id: entry, path: ['guides', index] }]
      : entry.guides.map((id, place) => ({ id, path: ['guides', index, 'guides', place] })),
  );
}

/** The edition that cards carry: the document's own, if it has one, and the mark of its encoding. */
function editionOf({ source }: PackFile, mark: string): string {
  return source.edition === undefined ? mark : `${source.edition}.${mark}`;
}

/** One guide with what it refers to. */
export function compileGuide(
  file: GuideFile,
  facts: ReadonlyMap<string, Fact>,
  rules: ReadonlyMap<string, Rule>,
  edition: string,
): Guide {
  const items = Object.entries(file.duties).map(([id, duty]) => [id, { id, ...duty }]);
  const duties = Object.fromEntries(items);
  return {
    ...file,
    ...{ duties, edition, facts, rules },
    longest: longestFrom(file),
    verdicts: verdictsFrom(file),
    asked: factsAskedBy(file),
  };
}

/** Every rule of a source, by id, with the place where it stands. */
export function rulesOf(file: RulesFile): Map<string, Rule> {
  const rules = new Map<string, Rule>();
  for (const section of file.sections) {
    for (const paragraph of section.paragraphs) {
      for (const rule of paragraph.rules ?? []) {
        rules.set(rule.id, { ...rule, path: section.path, at: paragraph.at });
      }
    }
  }
  return rules;
}

/** The nodes that a target can lead to. */
function targetsOf(target: Target): string[] {
  if (typeof target === 'string') return [target];
  return target.map((route) => ('otherwise' in route ? route.otherwise : route.to));
}

/** The facts that the questions of a guide ask for, each once. */
export function factsAskedBy({ questions }: Pick<GuideEntry, 'questions'>): Set<string> {
  return new Set(Object.values(questions).map(({ fact }) => fact));
}

/** The concept that an entry of `said` names, affirmed ("consent") or denied ("not consent"). */
export function conceptIn(ref: string): string {
  return ref.replace(/^not /u, '');
}

/** The options of a question, what stands for unlisted values included; none for a several-of or date fact. */
export function optionsOf(question: Question): OptionEntry[] {
  if (!('options' in question)) return [];
  return [...Object.values(question.options), ...(question.unlisted ? [question.unlisted] : [])];
}

/** The rules that some questions, outcomes and duties rest on, as often as they are named. */
export function citesOf(parts: {
  questions: readonly Question[];
  outcomes: readonly Outcome[];
  duties: readonly Duty[];
}): string[] {
  const all = [...parts.questions.flatMap(optionsOf), ...parts.outcomes, ...parts.duties];
  return all.flatMap(({ cites }) => cites ?? []);
}

/** Where a question can lead: one target for each option, or the one of the question. */
export function leadsOf(question: Question): Target[] {
  return 'options' in question ? optionsOf(question).map((option) => option.to) : [question.to];
}

/** The nodes that follow a question, whatever the answer. */
export function nextOf(question: Question): string[] {
  return leadsOf(question).flatMap(targetsOf);
}

function longestFrom(file: GuideFile): Map<string, number> {
  const longest = new Map<string, number>();
  const measure = (node: string): number => {
    const question = file.questions[node];
    if (!question) return 0;
    const known = longest.get(node);
    if (known !== undefined) return known;
    const length = 1 + Math.max(0, ...nextOf(question).map(measure));
    longest.set(node, length);
    return length;
  };
  for (const node of Object.keys(file.questions)) measure(node);
  return longest;
}

function verdictsFrom({ questions, outcomes }: GuideFile): Map<string, ReadonlySet<Verdict>> {
  const verdicts = new Map<string, ReadonlySet<Verdict>>();
  const visit = (node: string): ReadonlySet<Verdict> => {
    const known = verdicts.get(node);
    if (known) return known;
    const question = questions[node];
    const verdict = outcomes[node]?.verdict;
    const own = verdict === undefined ? [] : [verdict];
    const found = new Set(question ? nextOf(question).flatMap((next) => [...visit(next)]) : own);
    verdicts.set(node, found);
    return found;
  };
  for (const node of [...Object.keys(questions), ...Object.keys(outcomes)]) visit(node);
  return verdicts;
}
