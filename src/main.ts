/**
 * Starts the bot. On a developer's machine Node.js first learns to keep what it compiles in the folder for data, so that
 * later starts read it from there; nothing that is large may be imported here, since it would be compiled before. In
 * production nothing that runs is read from where the bot can write.
 */
import { existsSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { DATA_DIR } from './data-dir.ts';

if (existsSync('.env')) process.loadEnvFile('.env');
const folder = process.env.DATA_DIR || DATA_DIR;
// The folder is made by what needs it, for this user alone: the first start of all has none.
if (process.env.NODE_ENV !== 'production' && existsSync(folder)) enableCompileCache(join(folder, 'compiled'));
// V8 would make the heap small in every quiet minute: after it, thousands of turns take twice as long on the processor.
setFlagsFromString('--no-memory-reducer-favors-memory');
const { startBot } = await import('./start.ts');
await startBot();
