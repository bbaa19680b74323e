import { describe, expect, it } from '@jest/globals';
import {
  guestKey,
  InboundActivity,
  isRemoval,
  languageOf,
  personKey,
  placeOf,
  scopeOf,
  tenantOf,
  turnOf,
} from '../../src/teams/activity.ts';

/** An activity as it comes from a personal chat in Teams, with parts of it replaced. */
function activity(part: Record<string, unknown> = {}): InboundActivity {
  return InboundActivity.parse({
    type: 'message',
    text: 'menu',
    channelId: 'msteams',
    serviceUrl: 'https://smba.example/emea/',
    from: { id: '29:anna', aadObjectId: 'aad-anna' },
    recipient: { id: '28:bot' },
    conversation: { id: 'a:1', conversationType: 'personal', tenantId: 'tenant-1' },
    ...part,
  });
}

const among = (conversationType?: string) => ({ conversation: { id: '19:1', conversationType } });

/** What a button of a card carries. */
const MENU = { do: 'menu', lang: 'da', pack: 'proeve' };

describe('the turn of an activity', () => {
  it('of a message is its text, and whether it has files', () => {
    expect(turnOf(activity({ text: ' Må jeg? ' }))).toEqual({ kind: 'text', text: 'Må jeg?', files: false });
    const attachments = [{ contentType: 'text/html' }, { contentType: 'application/pdf' }];
    expect(turnOf(activity({ text: null, attachments }))).toEqual({ kind: 'text', text: '', files: true });
  });

  it('of an old button is the data of its card', () => {
    expect(turnOf(activity({ text: undefined, value: MENU }))).toEqual({ kind: 'card', action: MENU });
    expect(turnOf(activity({ text: 'hjælp', value: MENU }))).toMatchObject({ kind: 'text' });
  });

  it('of a button that is none of ours is a click all the same', () => {
    const turn = turnOf(activity({ text: undefined, value: { do: 'delete', lang: 'da' } }));
    expect(turn).toEqual({ kind: 'card', action: undefined });
  });

  it('of a button is the data of its action alone', () => {
    const value = { action: { verb: 'menu', data: MENU }, trigger: 'manual' };
    const invoke = activity({ type: 'invoke', name: 'adaptiveCard/action', value });
    expect(turnOf(invoke)).toEqual({ kind: 'card', action: MENU });
    expect(turnOf({ ...invoke, name: 'adaptiveCard/actions' })).toBeUndefined();
  });

  it('leaves out the mention of the bot', () => {
    const mention = (id: string, text: string) => ({ type: 'mention', mentioned: { id }, text });
    const entities = [mention('28:bot', '<at>Må jeg?</at>'), mention('29:bo', '<at>Bo</at>')];
    const text = '<at>Må jeg?</at> <at>Bo</at> spørger <at>Må jeg?</at>';
    expect(turnOf(activity({ text, entities }))).toMatchObject({ text: '<at>Bo</at> spørger' });
  });

  it.each([
    [{ type: 'installationUpdate', action: 'add' }, 'installed'],
    [{ type: 'installationUpdate', action: 'add-upgrade' }, undefined],
    [{ type: 'installationUpdate', action: 'remove' }, undefined],
    [{ type: 'conversationUpdate', membersAdded: [{ id: '29:bo' }, { id: '28:bot' }] }, 'installed'],
    [{ type: 'conversationUpdate', membersAdded: [{ id: '29:bo' }] }, undefined],
    [{ type: 'messageUpdate' }, 'text'],
    [{ type: 'messageDelete' }, 'deleted'],
    [{ type: 'messageDelete', ...among('channel') }, undefined],
    [{ type: 'typing' }, undefined],
  ])('of %j is %s', (part, kind) => {
    expect(turnOf(activity(part))?.kind).toBe(kind);
  });
});

describe('who reads the answer', () => {
  it.each([
    ['message', 'personal', 'alone', 'personal'],
    ['invoke', 'personal', 'alone', 'personal'],
    ['message', 'groupChat', 'among others', 'groupChat'],
    ['invoke', 'groupChat', 'own view', 'groupChat'],
    ['message', 'channel', 'among others', 'channel'],
    ['invoke', 'channel', 'own view', 'channel'],
    ['message', undefined, 'among others', 'groupChat'],
  ])('a %s in a conversation of type %s: %s', (type, conversationType, place, scope) => {
    const one = activity({ type, conversation: { id: 'a:1', conversationType } });
    expect([placeOf(one), scopeOf(one)]).toEqual([place, scope]);
  });

  it('is the one who taps, where a card was inserted into the chat of two colleagues', () => {
    expect(placeOf(activity({ type: 'invoke', ...among('personal') }))).toBe('own view');
  });

  it.each(['composeExtension/fetchTask', 'composeExtension/submitAction'])(
    'is the one in front of the dialog of %s, wherever it is',
    (name) => {
      for (const type of ['personal', 'groupChat', 'channel'])
        expect(placeOf(activity({ type: 'invoke', name, ...among(type) }))).toBe('dialog');
    },
  );
});

describe('the language of a client', () => {
  it.each([
    ['da', 'da'],
    ['da-DK', 'da'],
    ['DA_dk', 'da'],
    ['nb-NO', 'nb'],
    ['nn', 'nb'],
    ['no', 'nb'],
    ['en-US', 'en'],
    ['sv-SE', undefined],
    ['dansk', undefined],
    ['', undefined],
    [null, undefined],
    [undefined, undefined],
  ])('%s is %s', (locale, language) => {
    expect(languageOf(locale)).toBe(language);
  });
});

describe('the keys under which something is kept', () => {
  it('tell nothing of the person or the conversation', () => {
    for (const key of [personKey(activity()), guestKey(activity())]) expect(key).toMatch(/^[0-9a-f]{64}$/u);
  });

  it('of a person are the same in every conversation of a tenant', () => {
    const group = { conversation: { id: '19:1', conversationType: 'channel' } };
    const inGroup = activity({ ...group, channelData: { tenant: { id: 'tenant-1' } } });
    expect(personKey(inGroup)).toBe(personKey(activity()));
    expect(guestKey(inGroup)).not.toBe(guestKey(activity()));
    expect(personKey(activity({ conversation: { id: 'a:1', tenantId: 'tenant-2' } }))).not.toBe(
      personKey(activity()),
    );
  });

  it('differ from person to person, with an id in the directory or without', () => {
    const people = [{ id: '29:anna' }, { id: '29:bo' }, { id: '29:anna', aadObjectId: 'aad-anna' }];
    expect(new Set(people.map((from) => personKey(activity({ from })))).size).toBe(3);
  });

  it('of a welcome do not depend on how the person is named', () => {
    expect(guestKey(activity({ from: { id: '29:anna', aadObjectId: null } }))).toBe(guestKey(activity()));
  });
});

describe('a removal', () => {
  it.each([
    [{ type: 'installationUpdate', action: 'remove' }, true],
    [{ type: 'installationUpdate', action: 'remove-upgrade' }, false],
    [{ type: 'installationUpdate', action: 'add' }, false],
    [{ type: 'message', action: 'remove' }, false],
  ])('%j: %s', (part, removal) => {
    expect(isRemoval(activity(part))).toBe(removal);
  });
});

describe('the tenant', () => {
  it('is that of the conversation, or of the channel data', () => {
    const conversation = { id: 'a:1', tenantId: null };
    expect(tenantOf(activity())).toBe('tenant-1');
    expect(tenantOf(activity({ conversation, channelData: { tenant: { id: 'tenant-2' } } }))).toBe(
      'tenant-2',
    );
    expect(tenantOf(activity({ conversation, channelData: 'x' }))).toBeUndefined();
  });
});
