import { describe, expect, test } from '@jest/globals';
import type { Address } from '../../src/remind/reminder.ts';
import { createNoting } from '../../src/teams/noting.ts';

const address: Address = {
  tenant: 'tenant',
  objectId: 'anna',
  user: '29:anna',
  bot: '28:bot',
  conversation: 'a:anna',
  serviceUrl: 'https://teams.example/',
};
const MINUTE = 60_000;

function noting() {
  const time = { now: 0 };
  const asked: string[] = [];
  let failure: Error | undefined;
  const { note, forget } = createNoting({
    people: {
      remember: async (person, { conversation }, language) => {
        asked.push(`${person} ${conversation} ${language}`);
        if (failure) throw failure;
      },
    },
    clock: () => time.now,
  });
  return {
    ...{ note, forget, time, asked },
    failWith: (error: Error | undefined) => {
      failure = error;
    },
  };
}

describe('noting where people can be written to', () => {
  test('asks the store once for the turns of a walk', async () => {
    const { note, asked } = noting();
    await note('anna', address, 'da');
    await note('anna', address, 'da');
    await note('bo', address, 'da');
    expect(asked).toEqual(['anna a:anna da', 'bo a:anna da']);
  });

  test('asks again after five minutes, since another server may have erased it', async () => {
    const { note, asked, time } = noting();
    await note('anna', address, 'da');
    time.now = 5 * MINUTE - 1;
    await note('anna', address, 'da');
    expect(asked).toHaveLength(1);
    time.now = 5 * MINUTE;
    await note('anna', address, 'da');
    expect(asked).toHaveLength(2);
  });

  test('asks at once where the chat or the language is another one', async () => {
    const { note, asked } = noting();
    await note('anna', address, 'da');
    await note('anna', { ...address, conversation: 'a:new' }, 'da');
    await note('anna', { ...address, conversation: 'a:new' }, 'en');
    expect(asked).toEqual(['anna a:anna da', 'anna a:new da', 'anna a:new en']);
  });

  test('asks again after what is kept of the person may have changed', async () => {
    const { note, forget, asked } = noting();
    await note('anna', address, 'da');
    forget('anna');
    await note('anna', address, 'da');
    expect(asked).toHaveLength(2);
  });

  test('asks again where the store failed', async () => {
    const { note, asked, failWith } = noting();
    failWith(new Error('away'));
    await expect(note('anna', address, 'da')).rejects.toThrow('away');
    failWith(undefined);
    await note('anna', address, 'da');
    expect(asked).toHaveLength(2);
  });

  test('remembers ten thousand people and lets go who was noted the longest ago', async () => {
    const { note, asked } = noting();
    for (let at = 0; at <= 10_000; at += 1) await note(`person ${at}`, address, 'da');
    await note('person 1', address, 'da');
    await note('person 0', address, 'da');
    expect(asked).toHaveLength(10_002);
  });
});
