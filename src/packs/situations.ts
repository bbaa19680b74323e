import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { LocatedFault } from '../guide/check/fault.ts';
import { SituationsFile } from '../guide/schema.ts';
import { type LoadedPack, sorted } from './load.ts';
import { Reader } from './reader.ts';

/** The situations to compare, below `dialogs/`; they belong to no pack. */
const FILE = 'situations.yaml';

/** The situations that packs answer, and what is at fault with the file or with the cases that name them. */
export interface LoadedSituations {
  /** Undefined if the file cannot be read. */
  situations: SituationsFile | undefined;
  /** Never faults of a pack: what is wrong with a comparison keeps no pack from being served. */
  faults: LocatedFault[];
}

/**
 * Reads the situations and checks them against the worked cases of the packs. Without a file there are none.
 * @param dialogs folder of the packs
 * @param packs all that the folder holds
 */
export function loadSituations(dialogs: string, packs: readonly LoadedPack[]): LoadedSituations {
  const reader = new Reader(dialogs);
  const situations = existsSync(join(dialogs, FILE)) ? reader.read(FILE, SituationsFile) : {};
  const faults = [...reader.faults, ...packs.flatMap(answeredTwice)];
  if (situations === undefined) return { situations, faults: sorted(faults) };
  faults.push(...unknownSituations(situations, packs));
  // A case that cannot be read could be the one that is looked for.
  if (!packs.some((pack) => pack.casesMissing)) faults.push(...loneSituations(situations, packs, reader));
  return { situations, faults: sorted(faults) };
}

function answeredTwice({ id, compared }: LoadedPack): LocatedFault[] {
  return compared.flatMap(({ situation, guide, place }, index) => {
    const first = compared.find((other) => other.situation === situation);
    if (!first || compared.indexOf(first) === index) return [];
    const message = `"${id}" answers "${situation}" already with the case ${first.entry.id} of ${first.guide}`;
    return [{ code: 'ID_TWICE' as const, message, guide, ...place }];
  });
}

function unknownSituations(situations: SituationsFile, packs: readonly LoadedPack[]): LocatedFault[] {
  return packs
    .flatMap(({ compared }) => compared)
    .filter(({ situation }) => !Object.hasOwn(situations, situation))
    .map(({ situation, guide, place }) => {
      const message = `There is no situation "${situation}" in ${FILE}`;
      return { code: 'SITUATION_UNKNOWN' as const, message, guide, ...place };
    });
}

/** Names the situations that leave nothing to compare. */
function loneSituations(
  situations: SituationsFile,
  packs: readonly LoadedPack[],
  reader: Reader,
): LocatedFault[] {
  return Object.keys(situations).flatMap((id) => {
    const answering = packs.filter(({ compared }) => compared.some(({ situation }) => situation === id));
    if (answering.length >= 2) return [];
    const who = answering[0] ? `Only "${answering[0].id}" answers` : 'No pack answers';
    const message = `${who} "${id}": name it under "compare" in the worked cases of two packs or more`;
    return [{ code: 'SITUATION_ALONE' as const, message, ...reader.place(FILE, [id]) }];
  });
}
