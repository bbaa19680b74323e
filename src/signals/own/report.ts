/** The shape in which a municipality's own systems report risky actions. */
import { z } from 'zod';
import { type SignalKind, signalKinds } from '../../guide/signals.ts';

/** More in one request than any system has to tell at once. */
const MOST_ACTIONS = 100;

const about = {
  id: z
    .string()
    .min(1)
    .max(200)
    .describe("The event's id in the reporting system; only a digest of it is kept"),
  person: z
    .string()
    .min(1)
    .max(200)
    .describe(
      'The object id in Entra ID of who acted, or the name to sign in with (name@municipality.example)',
    ),
  at: z.iso.datetime({ offset: true }).describe('When it happened'),
};

function actionOf(kind: SignalKind) {
  const words = Object.entries<readonly [string, ...string[]]>(signalKinds[kind]);
  const attributes = z.strictObject(
    Object.fromEntries(words.map(([name, values]) => [name, z.enum(values)])),
  );
  return z.strictObject({ ...about, kind: z.literal(kind), attributes });
}

export const Report = z.strictObject({
  actions: z
    .array(
      z.discriminatedUnion('kind', [
        actionOf('mail-forwarding'),
        actionOf('file-sharing'),
        actionOf('personal-data'),
        actionOf('meeting-service'),
      ]),
    )
    .min(1)
    .max(MOST_ACTIONS),
});
export type Report = z.infer<typeof Report>;
