import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Cursors } from '../../src/remind/ports.ts';
import { NOON, type OpenedStore, SECOND } from '../support/reminder-store.ts';
import { OPEN_WITHIN_MS } from './opening.ts';

/** What every version of `Cursors` keeps to. */
export function cursorsContract(name: string, open: () => Promise<OpenedStore>): void {
  describe(`cursors ${name}`, () => {
    let opened: OpenedStore;
    let cursors: Cursors;
    beforeAll(async () => {
      opened = await open();
      ({ cursors } = await opened.empty(() => NOON));
    }, OPEN_WITHIN_MS);
    afterAll(() => opened.close());

    it('are nowhere at first, and where they were moved to then', async () => {
      expect(await cursors.reached('audit')).toBeUndefined();
      await cursors.advance('audit', NOON);
      expect(await cursors.reached('audit')).toBe(NOON);
    });

    it('never go back, whoever comes last', async () => {
      await cursors.advance('audit', NOON + SECOND);
      await Promise.all([cursors.advance('audit', NOON - SECOND), cursors.advance('audit', NOON)]);
      expect(await cursors.reached('audit')).toBe(NOON + SECOND);
    });
  });
}
