import { describe, expect, it } from '@jest/globals';
import { placeIn, trailOf } from '../../src/tab/trail.ts';

/** A trail over a history that notes what is written, and what shows the next frame. */
function trail() {
  const written: string[] = [];
  const frames: (() => void)[] = [];
  const note = (how: string) => (state: unknown, _title: string, address?: string | URL | null) => {
    written.push(`${how} ${JSON.stringify(state)} ${address}`);
  };
  const history = { pushState: note('push'), replaceState: note('replace') };
  const showFrame = () => {
    for (const act of frames.splice(0)) act();
  };
  return { trail: trailOf(history, (act) => frames.push(act)), written, showFrame };
}

describe('a place of the page', () => {
  it('is written at once, with its number and nothing else', () => {
    const { trail: own, written } = trail();
    own.write('replace', 0, '#');
    own.write('push', 1, '#guide=sms');
    expect(written).toEqual(['replace {"at":0} #', 'push {"at":1} #guide=sms']);
  });

  it('is written no sooner than it is on the screen, and once, where drawing goes first', () => {
    const { trail: own, written, showFrame } = trail();
    own.writeOnceShown(1, '#guide=sms');
    expect(written).toEqual([]);
    showFrame();
    showFrame();
    expect(written).toEqual(['push {"at":1} #guide=sms']);
  });

  it('is written before the one after it, however fast that comes', () => {
    const { trail: own, written, showFrame } = trail();
    own.writeOnceShown(1, '#guide=sms');
    own.writeOnceShown(2, '#guide=sms');
    own.write('push', 3, '#');
    showFrame();
    expect(written).toEqual(['push {"at":1} #guide=sms', 'push {"at":2} #guide=sms', 'push {"at":3} #']);
  });

  it('is not written where somebody goes back before it is on the screen', () => {
    const { trail: own, written, showFrame } = trail();
    own.writeOnceShown(1, '#guide=sms');
    own.forget();
    showFrame();
    expect(written).toEqual([]);
  });

  it('is found by its number in the state that the browser gives back, and by nothing else', () => {
    expect(placeIn({ at: 2 })).toBe(2);
    for (const state of [null, undefined, {}, { at: -1 }, { at: 1.5 }, { at: '1' }, 1]) {
      expect(placeIn(state)).toBeUndefined();
    }
  });
});
