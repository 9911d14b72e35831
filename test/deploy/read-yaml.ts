import { fileURLToPath } from 'node:url';
import { resolveConfig } from 'prettier';

export type Yaml = string | number | boolean | null | readonly Yaml[] | YamlMapping;
export interface YamlMapping {
  readonly [key: string]: Yaml | undefined;
}

const root = new URL('../../', import.meta.url);

/**
 * Reads a YAML file of one mapping. Prettier does it, which reads its own configuration from YAML: there is no other
 * reader among the packages that this repository names.
 * @param path from the top of the repository
 */
export async function readYaml<Shape = YamlMapping>(path: string): Promise<Shape> {
  const file = fileURLToPath(new URL(path, root));
  const read = await resolveConfig(file, { config: file, useCache: false });
  return merge(read as unknown as Yaml) as Shape;
}

/** Puts what `<<` names into the mapping it stands in, which has the last word. */
function merge(value: Yaml): Yaml {
  if (Array.isArray(value)) return (value as readonly Yaml[]).map(merge);
  if (typeof value !== 'object' || value === null) return value;
  const { '<<': base, ...own } = Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, merge(each ?? null)]),
  );
  return { ...(base as YamlMapping | undefined), ...own };
}
