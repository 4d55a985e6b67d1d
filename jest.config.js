export default {
  // Without a virtual machine for each file, whatever the files have in common is loaded once for each worker.
  runner: ['jest-light-runner', { runtime: 'child_process' }],
  roots: ['<rootDir>/tests'],
  testMatch: ['**/*.test.ts'],
  globalSetup: '<rootDir>/tests/cluster/global-setup.ts',
  globalTeardown: '<rootDir>/tests/cluster/global-teardown.ts',
  setupFiles: ['<rootDir>/tests/jest/resolve-globals.ts'],
  setupFilesAfterEnv: ['<rootDir>/tests/jest/time-limit.ts'],
  // More than two cores: half of the time, tests wait for databases and processes that they have started.
  maxWorkers: 3,
  // Worlds are compared by `npm run fuzz`. With walls taken away, and with sown leaks, they are compared for a quarter of an
  // hour: run with --testPathIgnorePatterns=none. Whether every sown leak still has its place in the product is looked at
  // each time.
  testPathIgnorePatterns: ['/node_modules/', '/tests/noninterference/(?!places)'],
  transform: {},
};
