import js from '@eslint/js';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  {
    ignores: ['dist', 'coverage', 'test/generated', 'bench/peers', 'examples/web', '.dependency-cruiser.cjs'],
  },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: ['eslint.config.js'] } },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only src/config.ts reads the environment.' },
      ],
      eqeqeq: ['error', 'always'],
    },
  },
  {
    files: ['src/**'],
    ignores: ['src/sandbox/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'AssignmentExpression[left.type="MemberExpression"][right.type=/Function/]',
          message:
            'V8 makes a function that is assigned to a property among its old objects, and what it refers to outlives ' +
            'the answer (docs/adr/0015). Make it a method, a class field or a constant.',
        },
      ],
    },
  },
  {
    files: ['src/config.ts', 'src/main.ts', 'scripts/**', 'bench/**', 'examples/**', 'test/**'],
    rules: { 'no-restricted-properties': 'off' },
  },
  // yoga's and envelop's hooks hand over functions that need no `this`, typed as methods.
  { files: ['src/http/**'], rules: { '@typescript-eslint/unbound-method': 'off' } },
  { files: ['scripts/**', 'bench/**', 'examples/**'], rules: { 'no-console': 'off' } },
  { files: ['eslint.config.js'], ...tseslint.configs.disableTypeChecked },
);
