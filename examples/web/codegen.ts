import type { CodegenConfig } from '@graphql-codegen/cli';

/** Typed documents for every `graphql(...)` below src. `schema` may be the gateway's address as well. */
const config: CodegenConfig = {
  schema: '../../schema.graphql',
  documents: ['src/**/*.{ts,tsx}', '!src/generated/**'],
  generates: {
    'src/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: { unmaskFunctionName: 'readFragment' } },
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        // Stripe adds statuses and codes: every switch over an enum needs a default.
        futureProofEnums: true,
        scalars: { DateTime: 'string', Date: 'string' },
      },
    },
    // Without it the cache does not know which problems a fragment on VerificationProblem fits.
    'src/generated/possible-types.ts': { plugins: ['fragment-matcher'], config: { useExplicitTyping: true } },
  },
};

export default config;
