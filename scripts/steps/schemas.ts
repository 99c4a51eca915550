/** Makes JSON Schemas for editors from the grammar: data/layer.schema.json and others. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toJsonSchema } from '@valibot/to-json-schema';
import {
  Atlas,
  Comparisons,
  Features,
  Layer,
  Places,
  Plan,
  Presets,
  Sources,
  Tour,
} from '../../src/domain/layer/declaration.schema.ts';

const SCHEMAS = {
  atlas: Atlas,
  comparisons: Comparisons,
  features: Features,
  layer: Layer,
  places: Places,
  plan: Plan,
  presets: Presets,
  sources: Sources,
  tour: Tour,
};

/** File name → schema (draft 7) of what an author may write, before defaults and transformations. */
export const editorSchemas = (): Map<string, unknown> =>
  new Map(
    Object.entries(SCHEMAS).map(([name, schema]) => [
      `${name}.schema.json`,
      { title: `${name}.yaml`, ...toJsonSchema(schema, { typeMode: 'input', errorMode: 'ignore' }) },
    ]),
  );

/** Writes the schemas that have changed, formatted like all files of the repository. */
export async function writeSchemas(data: string): Promise<void> {
  for (const [name, schema] of editorSchemas()) {
    const path = join(data, name);
    const wanted = JSON.stringify(schema);
    if (existsSync(path) && JSON.stringify(JSON.parse(readFileSync(path, 'utf8'))) === wanted) continue;
    // Imported only if the grammar has changed.
    const { format } = await import('prettier');
    writeFileSync(path, await format(wanted, { parser: 'json', printWidth: 110 }));
  }
}
