import { describe, expect, it } from '@jest/globals';
import type { Place } from '../../src/cards/action.ts';
import { askedQuestions } from '../../src/chat/asked.ts';

const at = (fact: string): Place => ({
  lang: 'da',
  pack: 'proeve',
  guide: 'gift',
  edition: '1',
  walk: { answers: {}, known: {}, earlier: {} },
  shown: { fact },
});

describe('the question that stands last in a chat', () => {
  it('is known until another one comes, or none', () => {
    const asked = askedQuestions(() => 0);
    expect(asked.last('anna')).toBeUndefined();
    asked.remember('anna', at('giver'));
    asked.remember('anna', at('received'));
    expect(asked.last('anna')).toEqual(at('received'));
    asked.remember('anna', undefined);
    expect(asked.last('anna')).toBeUndefined();
  });

  it('belongs to its chat alone', () => {
    const asked = askedQuestions(() => 0);
    asked.remember('anna', at('giver'));
    expect(asked.last('bo')).toBeUndefined();
  });

  it('is forgotten after half an hour', () => {
    let now = 0;
    const asked = askedQuestions(() => now);
    asked.remember('anna', at('giver'));
    now = 30 * 60_000;
    expect(asked.last('anna')).toEqual(at('giver'));
    now += 1;
    expect(asked.last('anna')).toBeUndefined();
  });

  it('is kept for the latest chats only', () => {
    const asked = askedQuestions(() => 0);
    for (let chat = 0; chat <= 10_000; chat += 1) asked.remember(String(chat), at('giver'));
    expect(asked.last('0')).toBeUndefined();
    expect(asked.last('1')).toEqual(at('giver'));
    expect(asked.last('10000')).toEqual(at('giver'));
  });
});
