/** What a person has filled in, kept in this browser until the person erases it. It goes nowhere else. */
import * as z from 'zod/mini';
import type { Values } from '../../papers/values.ts';
import { storage } from '../storage.ts';

/** Somebody else's page, or an older version of this one, may have left something here. */
const Kept = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

export interface Draft {
  /** Whether the browser keeps anything for this page. */
  isKept: boolean;
  read: () => Values;
  write: (values: Values) => void;
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
      values = {};
      kept?.removeItem(key);
    },
  };
}

/** The values of a text; what is none is as good as no draft. */
function parse(text: string | null | undefined): Values {
  if (!text) return {};
  try {
    const parsed = Kept.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}
