import type { CodegenConfig } from '@graphql-codegen/cli';

/** Typed documents for the operations of the tests; an application's own looks the same with its folders. */
const config: CodegenConfig = {
  schema: 'schema.graphql',
  documents: ['test/operations/**/*.ts'],
  ignoreNoDocuments: true,
  importExtension: '.js',
  generates: {
    'test/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false, persistedDocuments: { hashAlgorithm: 'sha256' } },
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        documentMode: 'string',
        scalars: { DateTime: 'string', Date: 'string' },
      },
    },
  },
};

export default config;
