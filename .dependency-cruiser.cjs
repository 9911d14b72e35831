// The import table of CONTRIBUTING.md, as rules. A folder may import itself and what its row names.
const may = {
  telemetry: [],
  access: ['telemetry'],
  stripe: ['telemetry'],
  events: ['telemetry', 'stripe'],
  graphql: ['telemetry', 'access', 'stripe', 'events'],
  http: ['telemetry', 'access', 'stripe', 'events', 'graphql'],
  sandbox: [],
};

const tableRules = Object.entries(may).map(([folder, allowed]) => ({
  name: `${folder}-imports-only-what-its-row-names`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: { path: '^src/', pathNot: `^src/(${[folder, ...allowed].join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...tableRules,
    {
      name: 'config-is-a-leaf',
      severity: 'error',
      from: { path: '^src/config(\\.ts$|/)' },
      to: { path: '^src/', pathNot: '^src/config/' },
    },
    {
      name: 'only-main-and-scripts-start-commands',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(cli/|main\\.ts$)' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'stripe-package-only-in-src-stripe',
      comment: 'A resolver or a route never talks to the SDK.',
      severity: 'error',
      from: { path: '^src/(?!stripe/)' },
      to: { path: 'node_modules/stripe/' },
    },
    {
      name: 'graphql-stays-out-of-stripe-and-access',
      severity: 'error',
      from: { path: '^src/(stripe|access)/' },
      to: { path: 'node_modules/(graphql|graphql-yoga|@pothos)/' },
    },
    {
      name: 'src-never-imports-tests',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|scripts)/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-undeclared-packages',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-dev-packages-in-src',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // They have packages of their own, and checks.
    exclude: { path: '^(bench/peers|examples/web)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
