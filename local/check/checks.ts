/** One static check: a name for the progress line and the script that Node runs for it. */
export interface Check {
  readonly name: string;
  readonly script: string;
  readonly args: readonly string[];
}

/** All static checks, the longest first so that two processors finish together. */
export const checks: readonly Check[] = [
  { name: 'lint', script: 'node_modules/eslint/bin/eslint.js', args: ['--max-warnings=0', '.'] },
  { name: 'types', script: 'node_modules/typescript/bin/tsc', args: ['--project', 'tsconfig.json'] },
  {
    name: 'page-types',
    script: 'node_modules/typescript/bin/tsc',
    args: ['--project', 'gateway/pages/graphiql/tsconfig.json'],
  },
  {
    name: 'format',
    script: 'node_modules/prettier/bin/prettier.cjs',
    args: ['--check', '--log-level=warn', '.'],
  },
  {
    name: 'import-laws',
    script: 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
    args: ['--config', '.dependency-cruiser.cjs', 'schema', 'gateway', 'subgraphs', 'local', 'tests'],
  },
  { name: 'unused', script: 'node_modules/knip/bin/knip.js', args: ['--no-progress'] },
  { name: 'licences', script: 'local/check/licence-gate.ts', args: [] },
  { name: 'composition', script: 'schema/main.ts', args: ['--check'] },
];
