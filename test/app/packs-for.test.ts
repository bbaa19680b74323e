import { describe, expect, it } from '@jest/globals';
import { packsFor } from '../../src/app.ts';
import { asOther, comparedPacks, edited, type PackTexts, soundPack, writePacks } from '../support/packs.ts';
import { PROJECT } from '../support/processes.ts';
import { TODAY } from '../support/proeve.ts';

const both: PackTexts = { ...soundPack, ...asOther(soundPack) };

const load = (texts: PackTexts, pack?: string) => packsFor(writePacks(texts), pack, TODAY);

describe('the packs of a deployment', () => {
  it('are those of its municipality alone', () => {
    expect([...load(both, 'eksempel').keys()]).toEqual(['eksempel']);
  });

  it('are all of them in a demo, by name where they have as many guides', () => {
    expect([...load(both).keys()]).toEqual(['andet', 'eksempel']);
  });

  it('begin in a demo with the municipality that has the most guides', () => {
    const [first] = packsFor(`${PROJECT}/dialogs`, undefined, TODAY).values();
    expect(first?.id).toBe('jammerbugt');
    expect(first?.guides.has('sms')).toBe(true);
  });

  it('cannot be those of a municipality that is not there; the error names those that are', () => {
    expect(() => load(both, 'andeby')).toThrow(/PACK is "andeby".*andet, eksempel/u);
    expect(() => load(both, 'andeby')).toThrow(expect.objectContaining({ code: 'PACK_UNKNOWN' }));
  });

  it('cannot be none: the error says where they belong', () => {
    expect(() => load({ 'notes.txt': 'nothing' })).toThrow(
      expect.objectContaining({ code: 'PACKS_MISSING' }),
    );
  });

  it('have no fault: one in another municipality does not matter, one in this is shown with its place', () => {
    const broken = edited(both, 'eksempel/guides/gift.yaml', 'start: who', 'start: nowhere');
    expect([...load(broken, 'andet').keys()]).toEqual(['andet']);
    expect(() => load(broken)).toThrow(/eksempel\/guides\/gift\.yaml:\d+/u);
    expect(() => load(broken, 'eksempel')).toThrow(expect.objectContaining({ code: 'PACKS_FAULTY' }));
  });

  it('are served in spite of a fault in the situations that an author compares', () => {
    const unknown = edited(comparedPacks, 'situations.yaml', 'rose:', 'tulips:');
    const unreadable = { ...comparedPacks, 'situations.yaml': 'rose: [' };
    expect([...load(unknown).keys()]).toEqual(['andet', 'eksempel']);
    expect([...load(unreadable, 'eksempel').keys()]).toEqual(['eksempel']);
  });
});
