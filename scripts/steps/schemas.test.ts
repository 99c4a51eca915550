import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { editorSchemas } from './schemas.ts';

const data = resolve(import.meta.dirname, '../../data');

it.each([...editorSchemas()])(
  'data/%s equals that of the grammar (npm run data writes it)',
  (name, schema) => {
    expect(JSON.parse(readFileSync(join(data, name), 'utf8'))).toEqual(JSON.parse(JSON.stringify(schema)));
  },
);

it('offers the words of the grammar to editors', () => {
  const layer = JSON.stringify(editorSchemas().get('layer.schema.json'));
  const features = JSON.stringify(editorSchemas().get('features.schema.json'));
  expect(layer).toContain('"vermilion-1"');
  expect(features).toContain('"studied"');
  expect(features).toContain('"through"');
});
