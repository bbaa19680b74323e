/** What can be wrong with a pack. Each code stands for one kind of mistake that an author can make. */
export const faultCodes = [
  'YAML_INVALID',
  'SHAPE_INVALID',
  'FILE_MISSING',
  'ID_MISMATCH',
  'ID_TWICE',
  'GUIDE_UNKNOWN',
  'GUIDE_UNLISTED',
  'FACT_UNKNOWN',
  'FACT_UNUSED',
  'FACT_TYPE',
  'VALUE_UNKNOWN',
  'CONCEPT_UNKNOWN',
  'RULE_UNKNOWN',
  'RULE_UNCITED',
  'RULE_REASON_STALE',
  'PARAGRAPH_OPEN',
  'PAPER_UNKNOWN',
  'PAPER_UNLINKED',
  'FIELD_UNKNOWN',
  'DUTY_UNKNOWN',
  'DUTY_UNUSED',
  'CONTACT_UNKNOWN',
  'CONTACT_MISSING',
  'TARGET_MISSING',
  'NODE_UNREACHED',
  'OPTION_MISSING',
  'ROUTE_GAP',
  'ROUTE_OVERLAP',
  'CONDITION_UNANSWERED',
  'DOUBT_HIDDEN',
  'CYCLE',
  'PATHS_TOO_MANY',
  'OUTCOME_UNCITED',
  'VERDICT_MISFIT',
  'TRANSLATION_MISSING',
  'TRANSLATION_UNWANTED',
  'LABEL_TOO_LONG',
  'TEXT_HARD',
  'CARD_TOO_LARGE',
  'RECEIPT_TOO_LONG',
  'CHANNEL_OPEN',
  'SIGNAL_UNKNOWN',
  'SIGNAL_OPEN',
  'SIGNAL_OVERLAP',
  'TIMES_MISFIT',
  'CASE_FAILED',
  'SITUATION_UNKNOWN',
  'SITUATION_ALONE',
] as const;
export type FaultCode = (typeof faultCodes)[number];

export type KeyPath = readonly (string | number)[];

/** A mistake in a file of a pack, at the place in it that a path of keys names. */
export interface Fault {
  code: FaultCode;
  /** One sentence: what is wrong and what would put it right. */
  message: string;
  /** Path of the file below `dialogs/`. */
  file: string;
  path: KeyPath;
  guide?: string;
  node?: string;
}

/** A place in a file below `dialogs/`, counted from 1 as an editor does. */
export interface Place {
  file: string;
  line: number;
  column: number;
}

/** A fault with its place in the file. */
export type LocatedFault = Omit<Fault, 'path'> & Place;
