import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isDate } from '../guide/date.ts';
import { askCommand } from './ask.ts';
import { checkCommand } from './check.ts';
import { type Command, codeOf, type Result, refuse, type Surroundings } from './command.ts';
import { compareCommand } from './compare.ts';
import { coverageCommand } from './coverage.ts';
import { diffCommand } from './diff.ts';
import { graphCommand } from './graph.ts';
import { impactCommand } from './impact.ts';
import { newCommand } from './new.ts';
import { pathsCommand } from './paths.ts';
import { readabilityCommand } from './readability.ts';
import { reportCommand } from './report.ts';
import { scanCommand } from './scan.ts';
import { sourceCommand } from './source.ts';
import { walkCommand } from './walk.ts';

const commands: ReadonlyMap<string, Command> = new Map([
  ['check', checkCommand],
  ['paths', pathsCommand],
  ['walk', walkCommand],
  ['ask', askCommand],
  ['graph', graphCommand],
  ['source', sourceCommand],
  ['coverage', coverageCommand],
  ['impact', impactCommand],
  ['diff', diffCommand],
  ['compare', compareCommand],
  ['new', newCommand],
  ['readability', readabilityCommand],
  ['report', reportCommand],
  ['scan', scanCommand],
]);

/** Runs one command line of an author, e.g. ["check", "--json"]. What is wrong with it is said in a sentence. */
export function run(line: readonly string[], surroundings: Surroundings): Result {
  const parsed = parse(line);
  if ('sentence' in parsed) return refuse(`${parsed.sentence}\n\n${usage()}`);
  const [name, ...words] = parsed.found.positionals;
  const command = commands.get(name ?? '');
  if (!command) return refuse(name === undefined ? usage() : `There is no command "${name}".\n\n${usage()}`);
  const { document, json, lang, old, out, stdin, today } = parsed.found.values;
  const foreign = Object.keys(parsed.found.values).filter(
    (option) => !(command.options as readonly string[]).includes(option),
  );
  if (foreign.length > 0)
    return refuse(`"${name}" takes no --${foreign[0]}. Write: npm run guide -- ${command.usage}`);
  const [least, most] = command.words;
  if (words.length < least || words.length > most) return refuse(`Write: npm run guide -- ${command.usage}`);
  if (!existsSync(surroundings.dialogs)) {
    return refuse(
      `There is no folder "${surroundings.dialogs}" here. Run the command in the project's folder.`,
    );
  }
  if (today !== undefined && !isDate(today)) return refuse(`"${today}" is no day. Write it as 2026-01-31.`);
  return command.run(
    words,
    { document, json: json ?? false, lang, old, out, stdin: stdin ?? false },
    { ...surroundings, today: today ?? surroundings.today },
  );
}

function parse(line: readonly string[]) {
  const string = { type: 'string' } as const;
  try {
    return {
      found: parseArgs({
        args: [...line],
        allowPositionals: true,
        options: {
          document: string,
          json: { type: 'boolean' },
          lang: string,
          old: string,
          out: string,
          stdin: { type: 'boolean' },
          today: string,
        },
      }),
    };
  } catch (error) {
    if (!codeOf(error)?.startsWith('ERR_PARSE_ARGS_')) throw error;
    return { sentence: (error as Error).message };
  }
}

function usage(): string {
  const all = [...commands.values()];
  return [
    'npm run guide -- <command>',
    '',
    ...all.flatMap((command) => [`  ${command.usage}`, `      ${command.does}`]),
  ].join('\n');
}
