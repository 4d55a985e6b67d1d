/**
 * What each command runs, in order; all but the last must end well before the next begins. `$ARGUMENTS` is where the
 * command line's own arguments go.
 * This folder runs before anything is installed, on Node 20: plain JavaScript without any dependency.
 */

const jest = ['--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js', '$ARGUMENTS'];

/** @type {Readonly<Record<string, readonly (readonly string[])[]>>} */
export const entries = {
  start: [['local/start/main.ts', '$ARGUMENTS']],
  test: [['gateway/pages/build.ts'], jest],
  check: [['local/check/main.ts', '$ARGUMENTS']],
  token: [['local/token/main.ts', '$ARGUMENTS']],
  import: [['local/import/main.ts', '$ARGUMENTS']],
  compose: [['schema/main.ts', '$ARGUMENTS']],
  bench: [['tests/bench/install-peer.ts'], ['tests/bench/main.ts', '$ARGUMENTS']],
  'audit-gateway': [['tests/audit-gateway/main.ts', '$ARGUMENTS']],
  fuzz: [['--max-semi-space-size=64', 'tests/noninterference/main.ts', '$ARGUMENTS']],
};

/**
 * The programs of a command, each with its arguments.
 * @param {string | undefined} command
 * @param {readonly string[]} given
 * @returns {readonly string[][] | undefined} undefined when there is no such command
 */
export const programsOf = (command, given) => {
  if (command === undefined || !Object.hasOwn(entries, command)) return undefined;
  return entries[command].map((program) =>
    program.flatMap((part) => (part === '$ARGUMENTS' ? given : [part])),
  );
};
