import { describe, expect, it } from '@jest/globals';
import type { Guide } from '../../src/guide/pack.ts';
import { paperFragment } from '../../src/guide/paper.ts';
import { answersIn, knownIn, linkTo, readLink } from '../../src/tab/link.ts';
import { guideOf } from '../support/guides.ts';

const guide: Guide = guideOf({
  facts: {
    channel: { type: 'one-of', values: ['sms', 'mail'], unsure: true },
    shown: { type: 'several-of', values: ['child', 'adult'] },
    consent: { type: 'yes-no' },
    since: { type: 'date' },
    elsewhere: { type: 'yes-no' },
  },
  questions: {
    channel: { fact: 'channel', options: { sms: 'shown', mail: 'shown', 'not-sure': 'no' } },
    shown: { fact: 'shown', to: 'consent' },
    consent: { fact: 'consent', options: { yes: 'since', no: 'no' } },
    since: { fact: 'since', to: 'no' },
  },
  outcomes: { no: 'not_allowed' },
});

describe('a link', () => {
  it.each(['#guide=sms', 'guide=sms', '?guide=sms'])('names the guide that it opens: %s', (text) => {
    expect(readLink(text)).toEqual({ guide: 'sms', pack: undefined, pinned: false, known: [] });
  });

  it('can ask for the guide that the municipality has put in front', () => {
    expect(readLink('?pinned').pinned).toBe(true);
  });

  it.each(['', '#', '#guide=', '#guide=../x', '#guide=<b>', `#guide=${'a'.repeat(65)}`, '#guide=Sms'])(
    'that names none opens none: "%s"',
    (text) => {
      expect(readLink(text).guide).toBeUndefined();
    },
  );

  it.each(['nowhere', 'Ishøj', ''])('keeps the municipality as it names it, known or not: "%s"', (pack) => {
    expect(readLink(`#guide=sms&pack=${encodeURIComponent(pack)}`)).toMatchObject({ guide: 'sms', pack });
  });

  it('of another kind is as good as none', () => {
    const many = Array.from({ length: 61 }, () => 'known=a:b').join('&');
    expect(readLink(`#guide=sms&${many}`)).toEqual({ pinned: false, known: [] });
  });

  it('is made without any answer', () => {
    expect(linkTo('sms', undefined)).toBe('#guide=sms');
    expect(linkTo('sms', 'jammerbugt')).toBe('#guide=sms&pack=jammerbugt');
    expect(linkTo(undefined, undefined)).toBe('#');
    expect(readLink(linkTo('sms', 'jammerbugt'))).toMatchObject({ guide: 'sms', pack: 'jammerbugt' });
  });
});

describe('a link to a paper', () => {
  it('names it, and holds nothing of what is filled in', () => {
    expect(paperFragment('sms-procedure', 'jammerbugt', {})).toBe('#paper=sms-procedure&pack=jammerbugt');
    expect(readLink(paperFragment('sms-procedure', undefined, {}))).toMatchObject({ paper: 'sms-procedure' });
    expect(readLink('#paper=../x').paper).toBeUndefined();
  });

  it('can bring answers along, each in the form that its fact has', () => {
    expect(answersIn(guide.facts, ['channel:sms', 'shown:child', 'consent', '<b>:x'])).toEqual({
      channel: 'sms',
      shown: ['child'],
    });
  });
});

describe('what a link says is known', () => {
  const knownOf = (...known: string[]) => knownIn(guide, { pinned: false, known });

  it('is taken where the guide asks for it and takes the answer', () => {
    expect(knownOf('channel:sms', 'shown:child,adult', 'consent:yes', 'since:2026-01-31')).toEqual({
      known: { channel: 'sms', shown: ['child', 'adult'], consent: 'yes', since: '2026-01-31' },
      dropped: 0,
    });
    expect(knownOf('channel:not-sure').known).toEqual({ channel: 'not-sure' });
    expect(knownOf('shown:child').known).toEqual({ shown: ['child'] });
  });

  it.each([
    'channel:fax',
    'channel:sms,mail',
    'shown:not-sure',
    'consent:maybe',
    'since:2026-02-31',
    'elsewhere:yes',
    'constructor:yes',
    '__proto__:yes',
    'channel',
    'channel:<script>',
    '',
  ])('is left out where it is not: "%s"', (entry) => {
    expect(knownOf(entry, 'channel:mail')).toEqual({ known: { channel: 'mail' }, dropped: 1 });
  });
});
