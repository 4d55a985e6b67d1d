import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Restrictions that hold in all our TypeScript: each a selector and what to do instead. */
const everywhere = [
  {
    selector: 'ExportDefaultDeclaration',
    message: 'Export by name, so that a thing is called the same wherever it is used.',
  },
  {
    selector: 'ExportAllDeclaration',
    message: 'Name what the folder hands out, so that its door stays narrow.',
  },
];

/** TypeORM reads each of these as "all rows", which no reader of ours may ever mean by accident. */
const rawFilters = [
  {
    selector: "Property[key.name='where'] > ObjectExpression[properties.length=0]",
    message: 'An empty filter reads every row: say which rows, or leave `where` out on purpose.',
  },
  {
    selector: "Property[key.name='where'] > ArrayExpression[elements.length=0]",
    message: 'An empty list of alternatives reads every row: return early when there is nothing to look for.',
  },
  {
    selector: "CallExpression[callee.name='Not'] > CallExpression[callee.name='In']",
    message: 'Not(In([])) reads every row: say which rows are meant, not which are not.',
  },
];

export default tseslint.config(
  { ignores: ['node_modules/', '.data/', 'coverage/', 'gateway/pages/built/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // It recurses without end on types that refer to themselves (typescript-eslint 8.73), and on the literal handed
      // to `new EntitySchema<Row>({ … })` it fires because TypeORM types that class with `any` inside.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // To walk a string by code points is what a project in four scripts means by it.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      'no-restricted-syntax': ['error', ...everywhere],
      eqeqeq: 'error',
    },
  },
  {
    files: ['subgraphs/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...everywhere, ...rawFilters] },
  },
  {
    // Vite and Jest call the default export of these.
    files: ['**/vite.config.ts', 'tests/**/global-setup.ts', 'tests/**/global-teardown.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['tests/**/*.ts'],
    rules: {
      // `expect(mock.method)` never calls the method it names.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    // These walk into answers of whatever shape a question has, and assert what they find; a type for each question would
    // only repeat it.
    files: ['tests/subgraphs/**/*.ts', 'tests/acts/**/*.ts', 'tests/scenarios/facts-of-practice/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    // What runs before the install is plain JavaScript on the machine's own Node.
    files: ['**/*.js', '**/*.mjs', '**/*.cjs'],
    languageOptions: {
      globals: Object.fromEntries(
        ['process', 'console', 'URL', 'AbortController', 'AbortSignal', 'fetch', 'Buffer', 'performance']
          .concat(['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate'])
          .map((name) => [name, 'readonly']),
      ),
    },
  },
  { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs', globals: { module: 'writable' } } },
);
