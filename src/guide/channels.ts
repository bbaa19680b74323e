import type { Guide, Pack } from './pack.ts';
import type { Channel, ChannelsFile, Sensitivity } from './schema.ts';
import { type Answers, emptyWalk, type OutcomeStep, type Step, step } from './step.ts';

/** What the guideline says about sending such data one way. */
export interface ChannelAnswer {
  channel: Channel;
  guide: Guide;
  reached: OutcomeStep;
}

/**
 * What each channel of a pack answers for a text with such data: found by walking its guide, so that it can never
 * say anything else than the guide does.
 * @param today ISO date against which dates are measured
 */
export function channelAnswers(pack: Pack, sensitivity: Sensitivity, today: string): ChannelAnswer[] {
  const { channels } = pack;
  if (!channels) return [];
  return channels.channels.flatMap((channel) => {
    const guide = pack.guides.get(channel.guide);
    const reached = guide && channelStep(guide, channels, channel, sensitivity, today);
    return reached?.kind === 'outcome' ? [{ channel, guide, reached } as ChannelAnswer] : [];
  });
}

/** Where the guide of a channel leads for a text with such data. */
export function channelStep(
  guide: Guide,
  { says }: ChannelsFile,
  { given, assuming }: Channel,
  sensitivity: Sensitivity,
  today: string,
): Step {
  const known = { ...given, ...assuming, ...says[sensitivity] };
  return step(guide, { ...emptyWalk, known }, today);
}

/** What the guide of a channel may open with: what the channel's name says, and what was found in the text. */
export function channelFacts(
  guide: Guide,
  { says }: ChannelsFile,
  { given }: Channel,
  sensitivity: Sensitivity | undefined,
): Answers {
  const { asked } = guide;
  const all = { ...given, ...(sensitivity === undefined ? {} : says[sensitivity]) };
  return Object.fromEntries(Object.entries(all).filter(([fact]) => asked.has(fact)));
}
