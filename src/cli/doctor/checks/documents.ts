import { parse, validate, type GraphQLSchema } from 'graphql';
import { createSubgraphSchema } from '../../../graphql/schema.js';
import { readManifest, type Manifest } from '../../../http/read-manifest.js';
import { fail, ok, warn, type Check } from '../check.js';

const mend =
  'Name the file that `npm run codegen` of the application writes, made for this version of the schema.';

/** Whether the documents known beforehand can be executed. */
export const documents: Check = {
  name: 'documents',
  run({ config: { documents: known } }) {
    if (known.manifest === undefined) return [ok('no PERSISTED_DOCUMENTS: clients send their documents')];
    const manifest = read(known.manifest);
    if (manifest === undefined) {
      return [
        fail(
          'PERSISTED_DOCUMENTS does not name a manifest that can be read: the gateway will not start',
          mend,
        ),
      ];
    }
    if (manifest.size === 0) {
      return [
        known.only
          ? fail('the manifest is empty, and with PERSISTED_ONLY nothing can be executed', mend)
          : warn('the manifest is empty', mend),
      ];
    }
    const schema = createSubgraphSchema();
    const bad = [...manifest].filter(([, text]) => !fits(schema, text)).map(([id]) => id);
    if (bad.length === 0) return [ok(`all ${manifest.size} documents fit the schema`)];
    const first = bad[0]?.slice(0, 12) ?? '';
    return [
      fail(
        `${bad.length} of ${manifest.size} documents do not fit the schema, the first is ${first}...`,
        mend,
      ),
    ];
  },
};

function read(path: string): Manifest | undefined {
  try {
    return readManifest(path);
  } catch {
    return undefined;
  }
}

function fits(schema: GraphQLSchema, text: string): boolean {
  try {
    return validate(schema, parse(text)).length === 0;
  } catch {
    return false;
  }
}
