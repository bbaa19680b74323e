import { commonWords } from './common-words.ts';
import { tokensOf, wordSet } from './tokens.ts';

/** What people say to a bot that is no question to it. */
export type SmallTalk = 'thanks' | 'goodbye' | 'greeting' | 'who' | 'how' | 'insult' | 'praise' | 'agreement';

/** A longer text says something else as well. */
const LONGEST = 8;

/** Words of which one makes a text this, and words that may stand beside it. */
const kinds: readonly { kind: SmallTalk; words: string; beside?: string }[] = [
  {
    kind: 'insult',
    words: `idiot dum dumme dumt lort lorte lortebot pis fuck fucking shit bullshit stupid useless ubrugelig ubrukelig elendig
      håbløs håpløs tåbelig tåpelig åndssvag åndssvagt røvhul kælling hader hater hate luk skrid dritt drit jævla helvede helvete
      crap sucks dårlig verste værste`,
    beside:
      'bot botten robot system hold kæft up shut off mund er du din en et fis af så f*** r u dig deg you bare only program',
  },
  {
    kind: 'thanks',
    words: 'tak takk tusindtak tusentakk thanks thank thx ty cheers',
    beside: 'mange tusind tusen hjælpen hjelpen svaret svar selv fint super perfekt bot a lot so much very',
  },
  {
    kind: 'goodbye',
    words: 'farvel hejhej farvel hade hadet ses bye goodbye',
    beside: 'hej god godt dag weekend vi ses see later',
  },
  {
    kind: 'greeting',
    words: 'hej hejsa hei heisann hallo halløj mojn goddag godmorgen godaften god hello hi hey dav davs yo',
    beside: 'god morgen dag aften med dig alle sammen there bot morning',
  },
  { kind: 'how', words: 'går gaar going doing', beside: 'hvordan det dig med how things is it are' },
  {
    kind: 'who',
    words: 'hvem who navn hedder heter robot menneske human bot ai chatgpt name',
    beside:
      'er du en et are hvad hva hvilken what dit ditt your egentlig talking to me snakker taler rigtigt rigtig kan can do gør gjør',
  },
  {
    kind: 'praise',
    words: 'super fedt perfekt genial dejligt sejt flot kult bra great nice awesome perfect cool smart',
    beside: 'er du det er så meget godt good job bot',
  },
  {
    kind: 'agreement',
    words: 'ok okay okey fint javel nåh aha ja jo jep nej nei yes no',
    beside: 'så det er jeg forstår godt then',
  },
];

const compiled = kinds.map(({ kind, words, beside = '' }) => ({
  kind,
  words: wordSet(words),
  beside: wordSet(beside),
}));

/**
 * What a text is, if it is nothing but small talk: every word of it has to belong there. "Tak, men må jeg sende en
 * sms" is a question.
 */
export function smallTalkIn(text: string): SmallTalk | undefined {
  const words = tokensOf(text).map(({ word }) => word);
  if (words.length === 0 || words.length > LONGEST) return undefined;
  return compiled.find(
    ({ words: own, beside }) =>
      words.some((word) => own.has(word)) &&
      words.every((word) => own.has(word) || beside.has(word) || commonWords.has(word)),
  )?.kind;
}
