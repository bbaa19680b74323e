import { describe, expect, it } from '@jest/globals';
import { citizenDataIn, identityNumberIn, meetingServiceIn } from '../../src/remind/look.ts';
import { lexicon } from '../support/proeve.ts';

const today = '2026-11-28';

describe('identityNumberIn', () => {
  it.each(['Kan du ringe til cpr 010158-5006?', 'cpr-nr. 0101585006 står på listen'])(
    'sees one in %j',
    (text) => {
      expect(identityNumberIn(text, today)).toBe(true);
    },
  );

  it.each([
    'Vi mødes 15-03-26 kl. 14.30',
    'Ordre 0101585006 er sendt',
    'Ring på 98 12 34 56',
    'Skriv det som DDMMÅÅ-XXXX',
    '',
  ])('does not see one in %j', (text) => {
    expect(identityNumberIn(text, today)).toBe(false);
  });
});

describe('citizenDataIn', () => {
  const seen = (text: string) => citizenDataIn(text, today, lexicon());

  it('names the identity number first', () => {
    expect(seen('Borger med diabetes, cpr 010158-5006')).toBe('identity-number');
  });

  it('sees what tells about a citizen', () => {
    expect(seen('Møde om borger Testesen, der har diabetes')).toBe('health');
    expect(seen('Samtale med borger om hendes kontanthjælp')).toBe('citizen-details');
  });

  it.each([
    'Temadag om diabetes',
    'Personalemøde',
    'Besøg på Testvej 12',
    'Ring til 98 12 34 56',
    'MUS med Ole',
  ])('says nothing of %j', (text) => {
    expect(seen(text)).toBeUndefined();
  });
});

describe('meetingServiceIn', () => {
  const own = new Set(['kommune.zoom.us']);

  it.each([
    ['Deltag: https://us02web.zoom.us/j/81234567890?pwd=x', 'zoom'],
    ['https://proeve.webex.com/meet/abc', 'webex'],
    ['HTTPS://MEET.GOOGLE.COM/abc-defg-hij', 'google-meet'],
    ['<a href="https://join.skype.com/invite/x">her</a>', 'skype'],
    ['https://facetime.apple.com/join#v=1', 'facetime'],
    ['https://kommune.zoom.us/j/1 eller https://zoom.us/j/2', 'zoom'],
  ])('sees the service in %j', (text, service) => {
    expect(meetingServiceIn(text, own)).toBe(service);
  });

  it.each([
    'https://teams.microsoft.com/l/meetup-join/19%3ameeting',
    'https://kommune.zoom.us/j/1',
    'https://zoom.us.example.com/j/1',
    'https://notzoom.us/j/1',
    'Vi zoomer ind på budgettet, og webex.com er bare et navn',
    'https://example.dk/?to=https:',
  ])('sees none in %j', (text) => {
    expect(meetingServiceIn(text, own)).toBeUndefined();
  });

  it('takes no longer for a text made to be slow', () => {
    const text = `https://${'a'.repeat(250)}`.repeat(400);
    expect(meetingServiceIn(text, own)).toBeUndefined();
  });
});
