import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { aheadOf } from '../../src/tab/ahead.ts';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

/** Draws a press as its name, and notes what was drawn. */
function drawing(keyOf = (press: string) => press) {
  const drawn: string[] = [];
  const ahead = aheadOf((press: string) => {
    drawn.push(press);
    return `${press} drawn`;
  }, keyOf);
  return { ahead, drawn };
}

describe('what presses lead to', () => {
  it('is drawn one press at a time, so that a press never waits for more than one', () => {
    const { ahead, drawn } = drawing();
    ahead.begin(['yes', 'no']);
    expect(drawn).toEqual([]);
    jest.advanceTimersToNextTimer();
    expect(drawn).toEqual(['yes']);
    jest.runAllTimers();
    expect(drawn).toEqual(['yes', 'no']);
  });

  it('is there when the press comes, and not drawn again', () => {
    const { ahead, drawn } = drawing();
    ahead.begin(['yes', 'no']);
    jest.runAllTimers();
    expect(ahead.take('no')).toBe('no drawn');
    expect(drawn).toEqual(['yes', 'no']);
  });

  it('is drawn at once for a press that comes before its turn, or that nobody could foresee', () => {
    const { ahead, drawn } = drawing();
    ahead.begin(['yes', 'no']);
    expect(ahead.take('no')).toBe('no drawn');
    expect(ahead.take('back')).toBe('back drawn');
    expect(drawn).toEqual(['no', 'back']);
  });

  it('is forgotten when another question is shown, and drawn no further', () => {
    const { ahead, drawn } = drawing();
    ahead.begin(['yes', 'no']);
    jest.advanceTimersToNextTimer();
    ahead.begin([]);
    jest.runAllTimers();
    expect(drawn).toEqual(['yes']);
    ahead.take('yes');
    expect(drawn).toEqual(['yes', 'yes']);
  });

  it('is drawn anew where something that it depends on has changed since', () => {
    let day = '2026-03-30';
    const { ahead, drawn } = drawing((press) => `${day} ${press}`);
    ahead.begin(['yes']);
    jest.runAllTimers();
    day = '2026-03-31';
    ahead.take('yes');
    expect(drawn).toEqual(['yes', 'yes']);
  });
});
