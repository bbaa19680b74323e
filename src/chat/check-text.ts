import type { Card } from '../cards/render.ts';
import { textCheckCard, textFormCard } from '../cards/render.ts';
import { type FindingGroup, textCheckView, textFormView } from '../cards/text-check-view.ts';
import { type Finding, sensitivityOf } from '../sensitive/finding.ts';
import { scan } from '../sensitive/scan.ts';
import { privately } from './messages.ts';
import type { Situation } from './situation.ts';
import type { Reply } from './turn.ts';

/**
 * What a text holds that has to be guarded, and what the guideline says about sending it. Nothing of it is kept;
 * among others the answer goes to the personal chat.
 * @param text undefined: the person has not given one yet
 */
export function checkText(situation: Situation, text: string | undefined): Reply {
  const { reader, pack, deps, today } = situation;
  const log = { verb: 'check' } as const;
  if (text === undefined || text.trim() === '') {
    const notice = text === undefined ? '' : reader.words.check.empty;
    return { ...shown(situation, textFormCard(textFormView(reader, pack, notice))), log };
  }
  const findings = scan(text, { today, lexicon: deps.lexicon });
  const groups = grouped(situation, text, findings);
  const view = textCheckView(reader, pack, groups, sensitivityOf(findings), today);
  return { ...shown(situation, textCheckCard(view)), log };
}

function shown(situation: Situation, card: Card): Omit<Reply, 'log'> {
  return situation.person.place === 'among others'
    ? privately(situation, situation.reader.words.check.begin, card)
    : { card };
}

/** A passage longer than this is cut: what it is can be seen by then. */
const LONGEST_PASSAGE = 40;

/** The findings by kind, in the order of the text, the sure ones apart from the others. */
function grouped({ reader }: Situation, text: string, findings: readonly Finding[]): FindingGroup[] {
  const groups = Map.groupBy(findings, ({ kind, certainty }) => `${kind} ${certainty === 'low'}`);
  return [...groups.values()]
    .flatMap((same) => {
      const [first] = same;
      if (!first) return [];
      const passages = same.map(({ masked, start, end }) => {
        const passage = (masked ?? text.slice(start, end)).replace(/\s+/gu, ' ').slice(0, LONGEST_PASSAGE);
        return masked === undefined ? reader.words.quote(passage) : passage;
      });
      const unsure = first.certainty === 'low';
      return [{ kind: first.kind, unsure, passages: [...new Set(passages)], count: same.length }];
    })
    .sort((a, b) => Number(a.unsure) - Number(b.unsure));
}
