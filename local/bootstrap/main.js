import { spawn } from 'node:child_process';
import { dirname, delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chooseNode } from './choose-node.js';
import { commands } from './commands.js';
import { install } from './install.js';

const project = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const fail = (message, code = 1) => {
  process.stderr.write(`${message}\n`);
  process.exit(code);
};

/** Runs Node with some arguments in the project, handing signals on, and gives its exit code. */
const runNode = (node, args, stdio) =>
  new Promise((resolve) => {
    const path = [dirname(node), join(project, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
    const child = spawn(node, args, { cwd: project, stdio, env: { ...process.env, PATH: path } });
    // Ctrl-C reaches the child by itself where it is of the same terminal; told twice to stop, it stops once.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill('SIGTERM'));
    const parent = process.ppid;
    // Who started this process may be killed without a word; then nothing may stay behind.
    const watch = setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500);
    watch.unref();
    child.once('error', (error) => fail(`Node could not be started: ${error.message}`));
    child.once('close', (code, signal) => resolve(signal === null ? code : 1));
  });

const [name, ...rest] = process.argv.slice(2);
const command = Object.hasOwn(commands, name ?? '') ? commands[name] : undefined;
if (command === undefined)
  fail(`usage: npm run COMMAND, with COMMAND one of ${Object.keys(commands).join(', ')}`, 2);

const fault = await install(project);
if (fault !== undefined) fail(fault);
const chosen = chooseNode(project, {
  platform: process.platform,
  arch: process.arch,
  version: process.versions.node,
  execPath: process.execPath,
});
if (chosen.fault !== undefined) fail(chosen.fault);
if (command.page === true) {
  const built = await runNode(chosen.node, ['gateway/pages/build.ts'], ['ignore', 'inherit', 'inherit']);
  if (built !== 0) fail("the analysts' page could not be built: see above");
}
process.exit(await runNode(chosen.node, [...command.run, ...rest], 'inherit'));
