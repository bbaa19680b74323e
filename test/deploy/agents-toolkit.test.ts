import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { AppManifestUtils } from '@microsoft/app-manifest';
import { parse } from 'yaml';
import { z } from 'zod';
import { packageVariables } from '../../src/package/values.ts';

/**
 * Microsoft's own schema, as its Agents Toolkit ships it for version v1.11 of these files. Its dialect, draft 7, is left
 * unsaid: the validator asks for another name of it, and reads every word that this schema uses.
 */
const { $schema: _dialect, ...schema } = JSON.parse(
  readFileSync('test/fixtures/agents-toolkit/yaml.schema.json', 'utf8'),
);
const files = ['m365agents.yml', 'm365agents.playground.yml'];

const Action = z.looseObject({
  uses: z.string(),
  with: z.record(z.string(), z.unknown()).optional(),
  writeToEnvironmentFile: z.record(z.string(), z.string()).optional(),
});
const Toolkit = z.looseObject({
  environmentFolderPath: z.string(),
  provision: z.array(Action).optional(),
  deploy: z.array(Action).optional(),
  publish: z.array(Action).optional(),
});

const read = (file: string): unknown => parse(readFileSync(file, 'utf8'));
const faults = (file: unknown) => AppManifestUtils.validateAgainstSchema(file as never, schema);
const placeholders = (text: string) => [...text.matchAll(/\$\{\{(\w+)\}\}/gu)].map(([, name]) => name);

describe('the files of the Microsoft 365 Agents Toolkit', () => {
  it.each(files)('%s fits Microsoft’s schema', async (file) => {
    expect(await faults(read(file))).toEqual([]);
  });

  it('are held to it: an action that does not exist is a fault', async () => {
    const file = Toolkit.parse(read('m365agents.yml'));
    file.deploy?.push({ uses: 'azureAppService/zipDeploi', with: {} });
    expect(await faults(file)).not.toEqual([]);
  });

  it('use no variable that the example of an environment does not have', () => {
    const example = readFileSync('infra/env/.env.dev', 'utf8');
    const secrets = [...example.matchAll(/^# (SECRET_\w+):/gmu)].map(([, name]) => name);
    const known = [...Object.keys(parseEnv(example)), ...secrets];
    const used = ['m365agents.yml', 'infra/azure.parameters.json'].flatMap((file) =>
      placeholders(readFileSync(file, 'utf8')),
    );
    expect(used).toContain('SECRET_RECEIPT_KEYS');
    expect(used.filter((name) => !known.includes(name))).toEqual([]);
  });

  it('give the app package every value that it takes from the environment', () => {
    const example = Object.keys(parseEnv(readFileSync('infra/env/.env.dev', 'utf8')));
    const needed = [...packageVariables, 'MICROSOFT_APP_ID', 'PUBLIC_URL', 'READ_ALONG'];
    expect(needed.filter((name) => !example.includes(name))).toEqual([]);
  });

  it('let F5 run what npm start runs, on the ports that it takes', () => {
    const { configurations } = JSON.parse(readFileSync('.vscode/launch.json', 'utf8'));
    const { tasks } = JSON.parse(readFileSync('.vscode/tasks.json', 'utf8'));
    expect(configurations).toMatchObject([{ runtimeExecutable: 'npm', runtimeArgs: ['start'] }]);
    const labels = tasks.map(({ label }: { label: string }) => label);
    expect(labels).toContain(configurations[0].preLaunchTask);
    expect(labels).toEqual(expect.arrayContaining(tasks[0].dependsOn));
    expect(tasks[1].args.portOccupancy).toEqual([3978, 56150]);
    const pattern = new RegExp(configurations[0].serverReadyAction.pattern, 'u');
    expect('Må jeg? is ready. Open http://127.0.0.1:56150 and ask a question.').toMatch(pattern);
    expect(readFileSync('src/start.ts', 'utf8')).toContain('Må jeg? is ready. Open ${playground.address}');
  });
});
