/** What a person has filled in, kept in this browser until the person erases it. It goes nowhere else. */
import * as z from 'zod/mini';
import type { Values } from '../../papers/values.ts';
import { storage } from '../storage.ts';

const Filled = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
/** Somebody else's page, or an older version of this one, may have left something here. */
const Kept = z.object({ typed: Filled, filled: Filled });

/** The values of a draft. Newer answers in a guide may change what answers filled in, and never what was typed. */
interface Kept {
  typed: Values;
  filled: Values;
}

const NOTHING: Kept = { typed: {}, filled: {} };

export interface Draft {
  /** Whether the browser keeps anything for this page. */
  isKept: boolean;
  read: () => Kept;
  write: (values: Kept) => void;
  erase: () => void;
}

/** The draft of one paper. Where the browser keeps nothing it lasts as long as the page. */
export function draftOf(pack: string, paper: string): Draft {
  const key = `maa-jeg.paper.${pack}.${paper}`;
  const kept = storage();
  let values = parse(kept?.getItem(key));
  return {
    isKept: kept !== undefined,
    read: () => values,
    write: (changed) => {
      values = changed;
      kept?.setItem(key, JSON.stringify(values));
    },
    erase: () => {
      values = NOTHING;
      kept?.removeItem(key);
    },
  };
}

/** The values of a text; what is none is as good as no draft. */
function parse(text: string | null | undefined): Kept {
  if (!text) return NOTHING;
  try {
    const parsed = Kept.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : NOTHING;
  } catch (error) {
    if (error instanceof SyntaxError) return NOTHING;
    throw error;
  }
}
