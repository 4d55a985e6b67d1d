export default {
  // Without a virtual machine for each file, whatever the files have in common is loaded once for each worker.
  runner: ['jest-light-runner', { runtime: 'child_process' }],
  roots: ['<rootDir>/tests'],
  testMatch: ['**/*.test.ts'],
  globalSetup: '<rootDir>/tests/cluster/global-setup.ts',
  globalTeardown: '<rootDir>/tests/cluster/global-teardown.ts',
  setupFiles: ['<rootDir>/tests/jest/resolve-globals.ts'],
  setupFilesAfterEnv: ['<rootDir>/tests/jest/time-limit.ts'],
  // One more than the two cores that a machine has at least: tests wait for databases about as long as they work.
  maxWorkers: 3,
  // The harness runs with a few operations for each audience each time, and with many by `npm run fuzz`. What takes many
  // minutes is run by itself with --testPathIgnorePatterns=none: each wall alone, and mutants sown; whether every sown leak
  // still has its place in the product is looked at each time.
  testPathIgnorePatterns: ['/node_modules/', '/tests/noninterference/(each-wall|mutants)'],
  transform: {},
};
