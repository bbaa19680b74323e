import { expect, it } from '@jest/globals';
import { createIntroduction } from '../../src/teams/introduction.ts';

const introduce = createIntroduction({ type: 'UserAssignedMSI', id: 'app-1', tenant: 'tenant-1' });

it('knows by the object id alone where somebody can be written to who never met the bot', async () => {
  expect(await introduce('tenant-1', 'aad-anna')).toEqual({
    tenant: 'tenant-1',
    objectId: 'aad-anna',
    user: 'aad-anna',
    bot: '28:app-1',
    conversation: undefined,
    serviceUrl: 'https://smba.trafficmanager.net/teams/',
  });
});

it('leaves people of another tenant in peace', async () => {
  expect(await introduce('tenant-2', 'aad-anna')).toBeUndefined();
});
