import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { ConcreteRequest, ReaderFragment } from 'relay-runtime';

/** What Relay's compiler makes of operations, by their names. */
export interface CompiledOperations {
  readonly request: (name: string) => ConcreteRequest;
  readonly fragment: (name: string) => ReaderFragment;
}

const schema = fileURLToPath(new URL('../../schema.graphql', import.meta.url));
const compiler = fileURLToPath(import.meta.resolve('relay-compiler/cli.js'));

/**
 * Runs Relay's compiler against schema.graphql, in a folder that is gone afterwards. Fails with the compiler's words
 * where it refuses an operation or the schema.
 */
export async function compileOperations(
  module: string,
  operations: readonly string[],
): Promise<CompiledOperations> {
  const folder = await mkdtemp(join(tmpdir(), 'relay-compiler-'));
  try {
    const artifacts = join(folder, 'artifacts');
    await mkdir(artifacts);
    await copyFile(schema, join(folder, 'schema.graphql'));
    await writeFile(join(folder, `${module}.js`), operations.map((text) => `graphql\`${text}\`;`).join('\n'));
    await writeFile(
      join(folder, 'relay.config.json'),
      JSON.stringify({
        src: '.',
        schema: 'schema.graphql',
        artifactDirectory: 'artifacts',
        // Modules that Node loads as they are.
        language: 'javascript',
        eagerEsModules: false,
        customScalarTypes: { DateTime: 'string', Date: 'string' },
      }),
    );
    await promisify(execFile)(process.execPath, [compiler, 'relay.config.json'], { cwd: folder });

    const load = createRequire(join(artifacts, 'index.js'));
    const compiled = new Map<string, unknown>();
    for (const file of await readdir(artifacts)) {
      compiled.set(file.replace('.graphql.js', ''), load(`./${file}`));
    }
    const find = (name: string) => {
      if (!compiled.has(name)) throw new Error(`Relay's compiler made no ${name}`);
      return compiled.get(name);
    };
    return {
      request: (name) => find(name) as ConcreteRequest,
      fragment: (name) => find(name) as ReaderFragment,
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}
