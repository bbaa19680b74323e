import { channelStep } from '../channels.ts';
import { type Guide, listedGuides, type PackFiles } from '../pack.ts';
import { type Channel, type ChannelsFile, Sensitivity } from '../schema.ts';
import { valid, valuesOf } from '../step.ts';
import type { FileNames } from './context.ts';
import type { Fault, FaultCode, KeyPath } from './fault.ts';

/**
 * Whether each channel names a guide and answers that it takes, and leads to a verdict for every kind of data.
 * @param walkable the guides that can be walked; a channel of another one is looked at when that is mended
 */
export function checkChannels(
  files: PackFiles,
  walkable: ReadonlyMap<string, Guide>,
  names: FileNames,
  today: string,
): Fault[] {
  const { channels: file } = files;
  if (!file) return [];
  const faults: Fault[] = [];
  const tell = (code: FaultCode, path: KeyPath, message: string) =>
    faults.push({ code, path, message, file: names.channels });
  for (const [kind, facts] of Object.entries(file.says)) {
    for (const [id, value] of Object.entries(facts)) {
      const fact = Object.hasOwn(files.facts, id) ? files.facts[id] : undefined;
      const path = ['says', kind, id];
      if (!fact) tell('FACT_UNKNOWN', path, `There is no fact "${id}" in ${names.facts}`);
      else if (!valuesOf(fact).includes(value))
        tell('VALUE_UNKNOWN', path, `"${value}" is no answer to "${id}"`);
    }
  }
  file.channels.forEach((channel, index) => {
    const at = (...rest: KeyPath) => ['channels', index, ...rest];
    if (file.channels.findIndex(({ id }) => id === channel.id) < index)
      tell('ID_TWICE', at('id'), `There are two channels "${channel.id}"`);
    if (!listedGuides(files.pack).some(({ id }) => id === channel.guide))
      tell('GUIDE_UNKNOWN', at('guide'), `There is no guide "${channel.guide}" in ${names.pack}`);
    const guide = walkable.get(channel.guide);
    if (!guide) return;
    const untaken = [...untakenFacts(guide, channel)];
    for (const { code, path, message } of untaken) tell(code, at(...path), message);
    if (untaken.length === 0)
      for (const message of openKinds(guide, file, channel, today)) tell('CHANNEL_OPEN', at(), message);
  });
  return faults;
}

function* untakenFacts(guide: Guide, channel: Channel) {
  const { asked } = guide;
  for (const key of ['given', 'assuming'] as const) {
    for (const [id, value] of Object.entries(channel[key])) {
      const path = [key, id];
      if (!asked.has(id)) {
        yield { code: 'FACT_UNKNOWN' as const, path, message: `"${guide.id}" does not ask for "${id}"` };
      } else if (valid(guide, id, value) === undefined) {
        yield { code: 'VALUE_UNKNOWN' as const, path, message: `"${value}" is no answer to "${id}"` };
      }
    }
  }
}

/** The kinds of data for which a channel ends at a question, and the question. */
function openKinds(guide: Guide, file: ChannelsFile, channel: Channel, today: string): string[] {
  return Sensitivity.options.flatMap((kind) => {
    const reached = channelStep(guide, file, channel, kind, today);
    if (reached.kind === 'outcome') return [];
    const { fact } = reached.question;
    return [
      `For ${kind} data "${guide.id}" still asks for "${fact}": say it under "given", "assuming" or "says"`,
    ];
  });
}
