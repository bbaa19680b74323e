/** `npm run signal -- forwarding-rule`: reports a risky action to the bot on this machine, as a municipality's own system would. */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { CodedError } from '../errors.ts';
import { keyFiles, ownKey } from '../keys.ts';
import { playgroundPerson } from '../playground-people.ts';
import { sign } from '../signals/own/signature.ts';
import { examples } from './signal-examples.ts';

const USAGE = `npm run signal -- NAME [--user ID]
  NAME    one of: ${Object.keys(examples).join(', ')}
  --user  object id of who did it; without it, the person of the local Teams`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { user: { type: 'string' } },
  });
  const [name = '', ...more] = positionals;
  const example = Object.hasOwn(examples, name) ? examples[name] : undefined;
  if (!example || more.length > 0) {
    console.error(USAGE);
    process.exitCode = 2;
    return;
  }
  if (existsSync('.env')) process.loadEnvFile('.env');
  const config = readConfig(process.env);
  const [key] = config.signalKeys ?? ownKey(join(config.dataDir, keyFiles.signals));
  const now = Date.now();
  const action = {
    ...example,
    id: randomUUID(),
    person: values.user ?? playgroundPerson().objectId,
    at: new Date(now).toISOString(),
  };
  const body = Buffer.from(JSON.stringify({ actions: [action] }));
  const timestamp = String(Math.floor(now / 1000));
  const response = await fetch(`http://127.0.0.1:${config.port}/api/signals`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-Signal-Timestamp': timestamp,
      'X-Signal-Signature': sign(key, timestamp, body),
    },
    body,
  });
  console.log(`${response.status} ${await response.text()}`);
  process.exitCode = response.ok ? 0 : 1;
}

await main().catch((error: unknown) => {
  if (error instanceof CodedError) console.error(`${error.code}: ${error.message}`);
  else if (error instanceof TypeError)
    console.error('No bot answers on this machine. Start it first: npm start');
  else throw error;
  process.exitCode = 1;
});
