import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PackageFiles } from '../../src/package/build.ts';

/** Everything that has to be set for a package. */
export const real = {
  TEAMS_APP_ID: '7a1c9f52-3b0e-4d86-9c55-0d2f6b8e4a13',
  MICROSOFT_APP_ID: 'e2d4b6a8-1c3f-4e57-8a9b-c0d1e2f3a4b5',
  PUBLIC_URL: 'https://maa-jeg.jammerbugt.dk',
  DEVELOPER_NAME: 'Jammerbugt Kommune',
};

const folder = 'appPackage';

/** The files of `appPackage/` as they are. */
export function packageFiles(): PackageFiles {
  const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(entries.map(({ name }) => [name, readFileSync(join(folder, name))]));
}

/** A JSON file of `appPackage/`, typed by whoever asks. */
export function readPackageJson<T>(name: string): T {
  return JSON.parse(readFileSync(join(folder, name), 'utf8')) as T;
}

/** The bytes of a JSON file. */
export function jsonBytes(json: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(json));
}
