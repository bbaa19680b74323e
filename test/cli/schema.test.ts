import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { jsonSchemas } from '../../src/cli/json-schemas.ts';

const folder = join('dialogs', 'schema');
const schemas = jsonSchemas();
const schemaOf = (name: string) => JSON.parse(schemas.get(`${name}.schema.json`) ?? '{}');

describe('the JSON Schemas for editors', () => {
  it('are one for each kind of file', () => {
    expect(readdirSync(folder).sort()).toEqual([...schemas.keys()].sort());
  });

  it.each([...schemas])('are as the code gives them; if not, npm run schema: %s', (name, text) => {
    expect(readFileSync(join(folder, name), 'utf8')).toBe(text);
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
