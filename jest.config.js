export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  roots: ['<rootDir>/tests'],
  testMatch: ['**/*.test.ts'],
  globalSetup: '<rootDir>/tests/cluster/global-setup.ts',
  globalTeardown: '<rootDir>/tests/cluster/global-teardown.ts',
  testTimeout: 30_000,
  maxWorkers: 2,
  // Two worlds are compared for a quarter of an hour and more: run with --testPathIgnorePatterns=none, or by `npm run fuzz`.
  testPathIgnorePatterns: ['/node_modules/', '/tests/noninterference/'],
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2024', parser: { syntax: 'typescript' } } }] },
};
