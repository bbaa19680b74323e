/** The guides that the page has: an overview of all, and each one once it is needed. */
import * as z from 'zod/mini';
import { CodedError } from '../errors.ts';
import type { Guide, Pack, PackEntry } from '../guide/pack.ts';
import type { PaperFile as Paper } from '../guide/paper-schema.ts';
import {
  guideOf,
  type PortableGuide,
  type PortablePack,
  type PortablePaper,
  packOf,
} from '../guide/portable.ts';

/**
 * Our own server made these files from packs that passed their check, so only the envelope is looked at: whether
 * this is the file at all, and not a page that some gateway has put in its place.
 */
const Overview = z.object({
  isDemo: z.boolean(),
  packs: z
    .array(
      z.object({
        pack: z.looseObject({
          id: z.string(),
          guides: z.array(z.looseObject({ id: z.string() })),
          papers: z.array(z.looseObject({ id: z.string() })),
        }),
        files: z.record(z.string(), z.string()),
        papers: z.record(z.string(), z.string()),
      }),
    )
    .check(z.minLength(1)),
});
const GuideFile = z.object({
  file: z.looseObject({ id: z.string(), start: z.string() }),
  edition: z.string(),
  facts: z.record(z.string(), z.looseObject({})),
  rules: z.record(z.string(), z.looseObject({})),
});

const PaperFile = z.object({
  file: z.looseObject({ id: z.string(), sections: z.array(z.looseObject({})) }),
  facts: z.record(z.string(), z.looseObject({})),
  rules: z.record(z.string(), z.looseObject({})),
});

/** A paper, and what of its pack it takes to write it. */
export type LoadedPaper = { paper: Paper } & Pick<Pack, 'facts' | 'rules'>;

export interface Library {
  /** Whether one can switch municipality. */
  isDemo: boolean;
  packs: ReadonlyMap<string, PackEntry>;
  /**
   * A guide with everything that its steps need; fetched once.
   * @throws {CodedError} TAB_OFFLINE or TAB_OUTDATED
   */
  guide: (pack: string, id: string) => Promise<Guide>;
  /**
   * A paper with everything that it takes to write it; fetched once.
   * @throws {CodedError} TAB_OFFLINE or TAB_OUTDATED
   */
  paper: (pack: string, id: string) => Promise<LoadedPaper>;
}

/**
 * @param overview the address of the overview
 * @throws {CodedError} TAB_OFFLINE, or TAB_OUTDATED where the server has a newer version only
 */
export async function openLibrary(overview: string): Promise<Library> {
  const { isDemo, packs } = Overview.parse(await fetchJson(overview));
  const filesOf = (packId: string) => packs.find(({ pack }) => pack.id === packId);
  const guide = onceEach(async (path) =>
    guideOf(GuideFile.parse(await fetchJson(path)) as unknown as PortableGuide),
  );
  const paper = onceEach(async (path) =>
    paperOf(PaperFile.parse(await fetchJson(path)) as unknown as PortablePaper),
  );
  return {
    isDemo,
    packs: new Map(packs.map(({ pack }) => [pack.id, packOf(pack as unknown as PortablePack)])),
    guide: (packId, id) => guide(filesOf(packId)?.files[id], `${packId}/${id}`),
    paper: (packId, id) => paper(filesOf(packId)?.papers[id], `${packId}/${id}`),
  };
}

function paperOf({ file, facts, rules }: PortablePaper): LoadedPaper {
  return { paper: file, facts: new Map(Object.entries(facts)), rules: new Map(Object.entries(rules)) };
}

/** Fetches what stands at a path once; what failed is tried again the next time. */
function onceEach<T>(fetchIt: (path: string) => Promise<T>) {
  const loaded = new Map<string, Promise<T>>();
  return (path: string | undefined, name: string): Promise<T> => {
    if (path === undefined) throw new Error(`The overview has no file of ${name}`);
    const fetched = loaded.get(path) ?? fetchIt(path);
    loaded.set(path, fetched);
    fetched.catch(() => loaded.delete(path));
    return fetched;
  };
}

async function fetchJson(path: string): Promise<unknown> {
  const response = await fetch(path).catch((cause: unknown) => {
    throw new CodedError('TAB_OFFLINE', `${path} cannot be fetched. Check the connection.`, { cause });
  });
  if (response.status === 404) {
    throw new CodedError('TAB_OUTDATED', `${path} is gone. Load the page again: there is a newer version.`);
  }
  if (!response.ok) {
    throw new CodedError('TAB_OFFLINE', `${path} is answered with ${response.status}. Try again later.`);
  }
  return response.json();
}
