/** Tokens of Microsoft Entra ID with which the app itself asks Microsoft's services. */
import type { AppIdentity } from './config.ts';
import { CodedError } from './errors.ts';

/** Milliseconds that Entra ID may take to answer. */
const LIMIT = 20_000;

/** As much of `@azure/identity` as is used: it keeps a token until shortly before its end. */
type Identity = Pick<
  typeof import('@azure/identity'),
  'ClientSecretCredential' | 'ManagedIdentityCredential'
>;
type Credential = InstanceType<Identity[keyof Identity]>;

/**
 * Gives tokens for a scope. Rejects with ENTRA_REFUSED where there is none; neither the secret nor what Entra ID said is
 * in the error, save its own code.
 * @param load the library, which is only loaded for the first token: on a laptop nobody asks for one
 */
export function createTokens(
  app: AppIdentity,
  load: () => Promise<Identity> = () => import('@azure/identity'),
): (scope: string) => Promise<string> {
  let credential: Promise<Credential> | undefined;
  return async (scope) => {
    credential ??= load().then((identity) => credentialOf(app, identity));
    const known = await credential;
    try {
      const { token } = await known.getToken(scope, { abortSignal: AbortSignal.timeout(LIMIT) });
      return token;
    } catch (error) {
      throw refused(app, error); // The cause could quote what was sent.
    }
  };
}

function credentialOf(app: AppIdentity, identity: Identity): Credential {
  if (app.type === 'UserAssignedMSI') return new identity.ManagedIdentityCredential({ clientId: app.id });
  return new identity.ClientSecretCredential(app.tenant, app.id, app.password);
}

function refused({ type }: AppIdentity, error: unknown): CodedError {
  const code = /AADSTS\d{1,8}/u.exec(error instanceof Error ? error.message : '')?.[0] ?? 'no code';
  const next =
    type === 'SingleTenant'
      ? 'Check MICROSOFT_APP_ID, MICROSOFT_APP_TENANT_ID and MICROSOFT_APP_PASSWORD, and that login.microsoftonline.com can be reached.'
      : 'Check that the managed identity of MICROSOFT_APP_ID is assigned to the machine that runs the bot.';
  return new CodedError('ENTRA_REFUSED', `Microsoft Entra ID gave no token (${code}). ${next}`);
}
