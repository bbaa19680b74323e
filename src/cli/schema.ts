/** `npm run schema`: writes the JSON Schemas, from the shapes that the code reads files and reports with. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { jsonSchemas } from './json-schemas.ts';

for (const [path, text] of jsonSchemas()) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  console.log(path);
}
