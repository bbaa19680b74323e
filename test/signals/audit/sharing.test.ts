import { describe, expect, it } from '@jest/globals';
import { intakeOf } from '../../../src/signals/audit/events.ts';
import { anonymousLink, guid, parts, sharing } from './events-of.ts';

/** With whom files were shared, by the signals of some events. */
async function shared(...events: unknown[]): Promise<unknown[]> {
  const { signals } = await intakeOf(events, parts());
  return signals.map(({ kind, attributes }) => (kind === 'file-sharing' ? attributes.with : kind));
}

const guest = { TargetUserOrGroupName: 'x_mail.test#ext#@kommune.example', TargetUserOrGroupType: 'Guest' };
const colleague = { TargetUserOrGroupName: 'bo@kommune.example', TargetUserOrGroupType: 'Member' };

describe('a link that asks nobody to sign in', () => {
  it('is one signal of its five events, in any order', async () => {
    const five = anonymousLink();
    const { signals, ignored } = await intakeOf(five, parts());
    expect(signals).toMatchObject([
      { kind: 'file-sharing', attributes: { with: 'anyone' }, origin: 'audit-log' },
    ]);
    expect(ignored).toBe(3);
    expect((await intakeOf(five.toReversed(), parts())).signals).toEqual(signals);
  });

  it('has the same id from each of them, also when they come in different blobs', async () => {
    const [, created, group] = anonymousLink();
    const ids = await Promise.all(
      [created, group].map(async (event) => (await intakeOf([event], parts())).signals),
    );
    expect(ids[0]).toHaveLength(1);
    expect(ids[1]?.map(({ id }) => id)).toEqual(ids[0]?.map(({ id }) => id));
  });

  it('has the time of the first of them', async () => {
    const [, created, group] = anonymousLink();
    const late = { ...created, CreationTime: '2026-03-31T07:25:00' };
    const { signals } = await intakeOf([late, group], parts());
    expect(signals.map(({ at }) => at)).toEqual(['2026-03-31T07:20:11.000Z']);
  });

  it('counts as open to anyone when somebody outside was invited in the same step', async () => {
    const invited = sharing('AddedToSecureLink', guest);
    for (const events of [
      [invited, ...anonymousLink()],
      [...anonymousLink(), invited],
    ]) {
      expect(await shared(...events)).toEqual(['anyone']);
    }
  });

  it('is a signal for each file, and for each time', async () => {
    const other = anonymousLink({
      ObjectId: 'https://kommune-my.sharepoint.com/personal/anna/Documents/Andet.docx',
    });
    const again = anonymousLink({ CorrelationId: guid() });
    expect(await shared(...anonymousLink(), ...other, ...again)).toEqual(['anyone', 'anyone', 'anyone']);
  });

  it('is one when it is changed, and has an id of its own without a correlation', async () => {
    expect(await shared(sharing('AnonymousLinkUpdated'))).toEqual(['anyone']);
    const loose = [1, 2].map(() => sharing('AnonymousLinkCreated', { CorrelationId: undefined }));
    expect(await shared(...loose)).toEqual(['anyone', 'anyone']);
  });
});

describe('sharing with somebody outside', () => {
  it.each(['SharingSet', 'SharingInvitationCreated', 'SecureLinkCreated', 'AddedToSecureLink', 'sharingset'])(
    'is a signal by %s',
    async (operation) => {
      expect(await shared(sharing(operation, guest))).toEqual(['outside']);
      expect(await shared(sharing(operation, colleague))).toEqual([]);
      expect(await shared(sharing(operation))).toEqual([]);
    },
  );

  it.each([
    ['a partner', { TargetUserOrGroupName: 'x', TargetUserOrGroupType: 'Partner' }, ['outside']],
    [
      'a guest whose type is missing',
      { TargetUserOrGroupName: 'x_mail.test#EXT#@kommune.example' },
      ['outside'],
    ],
    ['a guest of SharePoint alone', { TargetUserOrGroupName: 'urn%3aspo%3aguest#x@mail.test' }, ['outside']],
    ['an address outside whose type is missing', { TargetUserOrGroupName: 'x@mail.test' }, ['outside']],
    ['an address of ours whose type is missing', { TargetUserOrGroupName: 'bo@skole.example' }, []],
    ['a member with an address elsewhere', { ...colleague, TargetUserOrGroupName: 'bo@mail.test' }, []],
    [
      'a link for the organisation',
      {
        TargetUserOrGroupName: 'SharingLinks.dddddddd-0000-4000-8000-000000000002.OrganizationEdit.dddddddd',
        TargetUserOrGroupType: 'SharePointGroup',
      },
      [],
    ],
    [
      'everybody in the organisation',
      { TargetUserOrGroupName: 'Everyone except external users', TargetUserOrGroupType: 'SecurityGroup' },
      [],
    ],
  ])('knows %s', async (_who, target, expected) => {
    expect(await shared(sharing('SharingSet', target))).toEqual(expected);
  });

  it('is one signal for several guests of one step', async () => {
    const names = ['x', 'y', 'z'].map((name) => ({ ...guest, TargetUserOrGroupName: `${name}@mail.test` }));
    expect(await shared(...names.map((name) => sharing('AddedToSecureLink', name)))).toEqual(['outside']);
  });
});

describe('systems', () => {
  it.each([
    ['app@sharepoint', 0],
    ['SHAREPOINT\\system', 0],
    ['SHAREPOINT\\system', 4],
    ['anna.proeve@kommune.example', 5],
    ['x_mail.test#ext#@kommune.example', 0],
    ['urn:spo:anon#0f3c', 0],
    ['', 0],
  ])('share nothing that anybody is told of: %s of type %i', async (UserId, UserType) => {
    expect(await shared(...anonymousLink({ UserId, UserType }))).toEqual([]);
  });
});
