import { describe, expect, it } from '@jest/globals';
import { loadPacks } from '../../src/packs/catalog.ts';
import { faultLine } from '../../src/packs/fault-line.ts';

const { packs } = loadPacks('dialogs', '2026-03-31', () => 0);

describe('the packs of the product', () => {
  it('are there', () => {
    expect(packs.map(({ id }) => id)).toContain('jammerbugt');
  });

  it.each(packs.map((loaded) => [loaded.id, loaded] as const))(
    'load without fault: %s',
    (_id, { faults }) => {
      expect(faults.map(faultLine)).toEqual([]);
    },
  );
});
