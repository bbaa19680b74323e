/** `npm run schema`: writes the JSON Schemas for editors, from the shapes in src/guide and src/sensitive. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonSchemas } from './json-schemas.ts';

const folder = join('dialogs', 'schema');
mkdirSync(folder, { recursive: true });
for (const [name, text] of jsonSchemas()) {
  writeFileSync(join(folder, name), text);
  console.log(join(folder, name));
}
