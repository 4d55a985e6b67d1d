/**
 * What every npm script runs first: installs what is missing, chooses the Node, and hands over to the command's own
 * program. It runs before anything is installed, on whatever Node the machine has.
 */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chooseNode } from './choose-node.js';
import { entries, programsOf } from './entries.js';
import { install } from './install.js';
import { installFault } from './install-fault.js';
import { run } from './run.js';

const project = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const { platform, arch, execPath } = process;

/** @param {string} fault */
const refuse = (fault) => {
  process.stderr.write(`${fault}\n`);
  process.exit(1);
};

const [command, ...given] = process.argv.slice(2);
const programs = programsOf(command, given);
if (programs === undefined)
  refuse(`usage: node local/bootstrap/main.js ${Object.keys(entries).join('|')} [arguments]`);

const fault = await install(project, `${platform}-${arch}`).catch((error) => installFault(String(error)));
if (fault !== undefined) refuse(fault);

const chosen = chooseNode({ project, platform, arch, version: process.versions.node, execPath });
if ('fault' in chosen) refuse(chosen.fault);

let code = 0;
for (const program of programs) if (code === 0) code = await run(project, chosen.node, program);
process.exit(code);
