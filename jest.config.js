export default {
  // Without a virtual machine for each file, whatever the files have in common is loaded once for each worker.
  runner: ['jest-light-runner', { runtime: 'child_process' }],
  roots: ['<rootDir>/tests'],
  testMatch: ['**/*.test.ts'],
  globalSetup: '<rootDir>/tests/cluster/global-setup.ts',
  globalTeardown: '<rootDir>/tests/cluster/global-teardown.ts',
  setupFiles: ['<rootDir>/tests/jest/resolve-globals.ts'],
  setupFilesAfterEnv: ['<rootDir>/tests/jest/time-limit.ts'],
  maxWorkers: 2,
  // Worlds are compared for minutes: run with --testPathIgnorePatterns=none, or by `npm run fuzz`. Whether every sown leak
  // still has its place in the product is looked at each time.
  testPathIgnorePatterns: ['/node_modules/', '/tests/noninterference/(?!places)'],
  transform: {},
};
