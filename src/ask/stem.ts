import { stemmer as danish } from '@orama/stemmers/danish';
import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as norwegian } from '@orama/stemmers/norwegian';
import { spelledOut } from './tokens.ts';

/** A stem of fewer letters tells too little: "sms" and "smide" would be one. */
const SHORTEST_STEM = 3;

/**
 * What may be left of a word without its endings, in the three languages, the likeliest first; none twice. Nobody
 * knows the language of a single word, so words are the same where they share one of these.
 */
export function stemsOf(typed: string): string[] {
  const lower = typed.normalize('NFC').toLowerCase();
  const stems = [danish(lower), norwegian(lower), english(lower)].map(spelledOut);
  return [...new Set(stems.filter((stem) => stem.length >= SHORTEST_STEM))];
}
