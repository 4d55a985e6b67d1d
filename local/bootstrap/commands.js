// What each npm script runs, as a table. This folder is plain JavaScript that Node 20 understands and needs no package:
// it runs before anything is installed.

/**
 * @typedef {object} Command
 * @property {readonly string[]} run the arguments of Node
 * @property {boolean} [page] whether the analysts' page has to be built first
 * @property {boolean} [quiet] whether the output belongs to the command alone
 */

const jest = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  'node_modules/jest/bin/jest.js',
];

/** @type {Readonly<Record<string, Command>>} */
export const commands = {
  start: { run: ['local/start/main.ts'], page: true },
  test: { run: jest, page: true },
  check: { run: ['local/check/main.ts'] },
  token: { run: ['local/token/main.ts'], quiet: true },
  import: { run: ['local/import/main.ts'] },
  compose: { run: ['schema/main.ts'] },
  approve: { run: ['schema/approve.ts'] },
  fuzz: { run: ['tests/noninterference/main.ts'] },
};
