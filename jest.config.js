export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  roots: ['<rootDir>/tests'],
  testMatch: ['**/*.test.ts'],
  globalSetup: '<rootDir>/tests/cluster/global-setup.ts',
  globalTeardown: '<rootDir>/tests/cluster/global-teardown.ts',
  testTimeout: 30_000,
  maxWorkers: 2,
  // What a file of tests has loaded is never let go of entirely; a worker that holds so much is slower than a new one.
  workerIdleMemoryLimit: '1GB',
  // Worlds are compared for minutes: run with --testPathIgnorePatterns=none, or by `npm run fuzz`. Whether every sown leak
  // still has its place in the product is looked at each time.
  testPathIgnorePatterns: ['/node_modules/', '/tests/noninterference/(?!places)'],
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2024', parser: { syntax: 'typescript' } } }] },
};
