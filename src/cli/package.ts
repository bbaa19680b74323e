/**
 * `npm run package`: builds the app package that Teams installs, from appPackage/ and the environment. With `--demo`
 * it invents the values that are not set, for a package to look at.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { CodedError } from '../errors.ts';
import { buildPackage, type PackageFiles } from '../package/build.ts';
import { demoSettings, packageSettings } from '../package/values.ts';

const target = join('build', 'maa-jeg.zip');

try {
  const { demo } = parseArgs({ options: { demo: { type: 'boolean', default: false } } }).values;
  const { invented, ...settings } = demo
    ? demoSettings(process.env)
    : { ...packageSettings(process.env), invented: [] };
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync('package.json', 'utf8')));
  const zip = await buildPackage(readFolder('appPackage'), settings, version);
  mkdirSync('build', { recursive: true });
  writeFileSync(target, zip);
  const { BOT_HOST } = settings.values;
  console.log(`${target}: version ${version}, ${zip.length} bytes, for the bot at ${BOT_HOST}.`);
  console.log(
    settings.readAlong
      ? 'It asks teams and chats to let the bot read along (READ_ALONG=on).'
      : 'The bot reads only what is meant for it (READ_ALONG=off).',
  );
  if (invented.length > 0) {
    console.log(`These values are invented: ${invented.join(', ')}. Look at the package, do not install it.`);
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
