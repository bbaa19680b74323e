import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';

const manifest = z
  .object({
    dependencies: z.record(z.string(), z.string()),
    devDependencies: z.record(z.string(), z.string()),
    allowScripts: z.record(z.string(), z.boolean()),
  })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));

/** What readers of such bills rely on, of CycloneDX 1.5. */
const Component = z.object({
  'bom-ref': z.string(),
  name: z.string(),
  version: z.string(),
  purl: z.string().startsWith('pkg:npm/'),
});
/** The development property is npm's own. */
const Part = Component.extend({
  properties: z.array(z.object({ name: z.string(), value: z.string() })).optional(),
});
const Bill = z.object({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.string().regex(/^1\.\d$/u),
  serialNumber: z.string().startsWith('urn:uuid:'),
  metadata: z.object({ component: Component.extend({ type: z.literal('application') }) }),
  components: z.array(Part),
  dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()) })),
});

describe('the bill of materials', () => {
  const bill = Bill.parse(
    JSON.parse(execFileSync('npm', ['run', '-s', 'sbom'], { encoding: 'utf8', maxBuffer: 2 ** 26 })),
  );
  const named = (purl: string) => decodeURIComponent(purl.slice('pkg:npm/'.length)).replace(/@[^@]+$/u, '');
  const isForMakers = ({ properties = [] }: z.infer<typeof Part>) =>
    properties.some(({ name, value }) => name === 'cdx:npm:package:development' && value === 'true');
  const used = bill.components.filter((part) => !isForMakers(part)).map(({ purl }) => named(purl));

  it('is that of this program', () => {
    expect(bill.metadata.component.purl).toMatch(/^pkg:npm\/maa-jeg@/u);
  });

  it('names everything that the server uses, and tells it from what only its makers use', () => {
    expect(Object.keys(manifest.dependencies).filter((name) => !used.includes(name))).toEqual([]);
    const all = bill.components.map(({ purl }) => named(purl));
    const tools = ['jest', '@biomejs/biome', 'fast-check'];
    expect(tools.filter((name) => name in manifest.devDependencies && all.includes(name))).toEqual(tools);
    expect(tools.filter((name) => used.includes(name))).toEqual([]);
  });

  it('says of every part what it needs, and knows each', () => {
    const known = new Set([bill.metadata.component, ...bill.components].map((part) => part['bom-ref']));
    const needed = bill.dependencies.flatMap(({ ref, dependsOn }) => [ref, ...dependsOn]);
    expect(needed.filter((ref) => !known.has(ref))).toEqual([]);
  });
});

describe('packages that run a script when they are installed', () => {
  it('are all decided about under allowScripts', () => {
    const lock = z
      .object({ packages: z.record(z.string(), z.looseObject({ hasInstallScript: z.boolean().optional() })) })
      .parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));
    const running = Object.entries(lock.packages)
      .filter(([, { hasInstallScript }]) => hasInstallScript === true)
      .map(([path]) => path.replace(/^.*node_modules\//u, ''));
    expect(running.length).toBeGreaterThan(0);
    expect(running.filter((name) => !(name in manifest.allowScripts))).toEqual([]);
  });
});
