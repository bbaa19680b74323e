/** Invented counts of how a pack is used, for pages that show them. */
import type { Pack } from '../../src/guide/pack.ts';
import { verdicts } from '../../src/guide/schema.ts';
import type { Count } from '../../src/remind/reminder.ts';
import type { UsesOfDay } from '../../src/usage/use.ts';
import { TODAY } from './proeve.ts';

/** Counts on one day: the same ones each time, larger for what stands first in the pack; the last guide is never opened. */
export function invented(pack: Pack, day = TODAY): [UsesOfDay[], Count[]] {
  const guides = [...pack.guides.values()].slice(0, -1);
  const uses = guides.flatMap((guide, index): UsesOfDay[] => {
    const of = { day, pack: pack.id, guide: guide.id };
    const opened = Math.max(3, 214 - index * 31);
    const ends = verdicts.map((verdict, place) => ({
      ...{ what: 'outcome-reached' as const, ...of, verdict },
      count: Math.floor(opened / (place + 2.5)),
    }));
    const asked = Object.keys(guide.questions).flatMap((question, place): UsesOfDay[] => {
      const shown = Math.max(1, Math.floor(opened / (place + 1)));
      const passed = shown - Math.floor(shown / (4 + ((place * 3) % 5)));
      return [
        { what: 'question-shown', ...of, question, count: shown },
        { what: 'question-passed', ...of, question, count: passed },
      ];
    });
    const helped: UsesOfDay[] = [
      { what: 'helpful', ...of, count: Math.floor(opened / 4) },
      { what: 'not-helpful', ...of, count: Math.floor(opened / 19) },
    ];
    return [{ what: 'guide-opened', ...of, count: opened }, ...ends, ...asked, ...helped];
  });
  const noGuide: UsesOfDay[] = [
    { day, what: 'no-guide', pack: pack.id, language: 'da', count: 37 },
    { day, what: 'no-guide', pack: pack.id, language: 'en', count: 6 },
  ];
  return [[...uses, ...noGuide], reminded(pack, day)];
}

function reminded(pack: Pack, day: string): Count[] {
  const rules = (pack.reminders?.rules ?? []).slice(0, 3);
  const times = { sent: 42, done: 21, wrong: 9, tomorrow: 6, mute: 2 } as const;
  return rules.flatMap(({ id: rule }, index) =>
    Object.entries(times).flatMap(([what, count]) =>
      Array.from({ length: Math.floor(count / (index + 1)) }, () => ({
        ...{ day, pack: pack.id, rule },
        what: what as keyof typeof times,
      })),
    ),
  );
}
