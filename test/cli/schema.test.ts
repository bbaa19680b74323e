import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { jsonSchemas } from '../../src/cli/json-schemas.ts';
import { signalKinds } from '../../src/guide/signals.ts';

const folder = 'dialogs/schema';
const schemas = jsonSchemas();
const schemaOf = (name: string) => JSON.parse(schemas.get(`${folder}/${name}.schema.json`) ?? '{}');

describe('the JSON Schemas for editors', () => {
  it('are one for each kind of file', () => {
    const paths = [...schemas.keys()].filter((path) => path.startsWith(folder));
    expect(
      readdirSync(folder)
        .map((name) => `${folder}/${name}`)
        .sort(),
    ).toEqual(paths.sort());
  });

  it.each([...schemas])('are as the code gives them; if not, npm run schema: %s', (path, text) => {
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  it('let a condition hold conditions', () => {
    const { definitions } = schemaOf('guide');
    expect(definitions.Condition.anyOf).toMatchObject([
      { properties: { any: { items: { $ref: '#/definitions/Condition' } } } },
      { properties: { not: { $ref: '#/definitions/Condition' } } },
      { additionalProperties: { $ref: '#/definitions/Matcher' } },
    ]);
  });

  it('say what a key is for', () => {
    expect(schemaOf('pack').properties.guides.description).toMatch(/^The guides in the order of the menu/);
    expect(schemaOf('guide').definitions.Option.properties.cites.description).toMatch(/^Rules that make/);
    expect(schemaOf('guide').properties.title.description).toMatch(/^What it is about/);
  });

  it('do not ask for what has a value of its own', () => {
    expect(schemaOf('guide').required).not.toContain('duties');
  });

  it('refuse a key that is not known', () => {
    expect(schemaOf('cases').additionalProperties).toBe(false);
  });
});

describe('the JSON Schema of what own systems report', () => {
  const { properties } = JSON.parse(schemas.get('docs/signal.schema.json') ?? '{}');

  it('has one shape for each kind of action, with its words and nothing else', () => {
    const shapes: { properties: { kind: { const: string } }; additionalProperties: boolean }[] =
      properties.actions.items.oneOf ?? properties.actions.items.anyOf;
    expect(shapes.map((shape) => shape.properties.kind.const)).toEqual(Object.keys(signalKinds));
    expect(shapes.every((shape) => shape.additionalProperties === false)).toBe(true);
    expect(shapes[0]).toMatchObject({
      properties: { attributes: { properties: { to: { enum: ['inside', 'outside', 'unknown'] } } } },
    });
  });
});
