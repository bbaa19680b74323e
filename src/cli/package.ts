/** `npm run package`: builds the app package that Teams installs, from appPackage/ and the environment. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { CodedError } from '../errors.ts';
import { buildPackage, type PackageFiles } from '../package/build.ts';
import { packageValues } from '../package/values.ts';

const target = join('build', 'maa-jeg.zip');

try {
  const { values, demo } = packageValues(process.env);
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync('package.json', 'utf8')));
  const zip = await buildPackage(readFolder('appPackage'), values, version);
  mkdirSync('build', { recursive: true });
  writeFileSync(target, zip);
  console.log(`${target}: version ${version}, ${zip.length} bytes, for the bot at ${values.BOT_HOST}.`);
  if (demo.length > 0) {
    console.log(
      `This is a demo package: ${demo.join(', ')} ${demo.length === 1 ? 'is' : 'are'} invented. ` +
        'Use it to look at, not to install. Set them in .env; .env.example explains each of them.',
    );
  }
} catch (error) {
  if (!(error instanceof CodedError)) throw error;
  console.error(`${error.code}: ${error.message}`);
  process.exitCode = 1;
}

function readFolder(folder: string): PackageFiles {
  const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(entries.map(({ name }) => [name, readFileSync(join(folder, name))]));
}
