import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { onceQuiet } from '../../src/tab/quiet.ts';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

it('waits until nobody has pressed anything for a while, and then does it once', () => {
  const page = new EventTarget();
  const act = jest.fn();
  onceQuiet(page, 5000, act);
  for (const press of ['pointerdown', 'keydown', 'pointerdown']) {
    jest.advanceTimersByTime(4999);
    page.dispatchEvent(new Event(press));
  }
  jest.advanceTimersByTime(4999);
  expect(act).not.toHaveBeenCalled();
  jest.advanceTimersByTime(1);
  expect(act).toHaveBeenCalledTimes(1);
  page.dispatchEvent(new Event('pointerdown'));
  jest.runAllTimers();
  expect(act).toHaveBeenCalledTimes(1);
});

it('does it without any press as well', () => {
  const act = jest.fn();
  onceQuiet(new EventTarget(), 5000, act);
  jest.advanceTimersByTime(5000);
  expect(act).toHaveBeenCalledTimes(1);
});
