import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { installFault } from './install-fault.js';
import { isInstalled, writeStamp } from './installed.js';
import { underInstallLock } from './install-lock.js';

const everyMs = 5_000;

/**
 * Installs the packages unless they are there. Says on the standard error what it does.
 * @param {string} project
 * @param {string} machine as in linux-x64
 * @returns {Promise<string | undefined>} a fault in words
 */
export const install = async (project, machine) => {
  if (isInstalled(project, machine)) return undefined;
  return underInstallLock(project, async () => {
    if (isInstalled(project, machine)) return undefined;
    const startedAt = Date.now();
    const seconds = () => Math.round((Date.now() - startedAt) / 1000);
    say('installing the packages (once; it takes a minute or so)');
    const reminder = setInterval(() => say(`installing the packages …, ${seconds()} s so far`), everyMs);
    const { code, text } = await npmCi(project);
    clearInterval(reminder);
    if (code !== 0) return installFault(text);
    writeStamp(project, machine);
    say(`the packages are installed: ${seconds()} s`);
    return undefined;
  });
};

/** @param {string} line */
const say = (line) => process.stderr.write(`${line}\n`);

/**
 * @param {string} project
 * @returns {Promise<{ code: number | null, text: string }>}
 */
const npmCi = (project) =>
  new Promise((resolve) => {
    const [program, ...first] = npmProgram();
    const child = spawn(program, [...first, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: project,
      env: outsideEnvironment(project),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        text = (text + chunk).slice(-20_000);
        process.stderr.write(chunk);
      });
    child.once('error', (error) => resolve({ code: 1, text: `${text}\n${error.message}` }));
    child.once('close', (code) => resolve({ code, text }));
  });

// The npm that runs this command, by the Node that runs it: the project's own Node is about to be deleted with the rest
// of node_modules.
const npmProgram = () => {
  const { npm_execpath: npm = '', npm_node_execpath: node = process.execPath } = process.env;
  return /\.[cm]?js$/.test(npm) ? [node, npm] : ['npm'];
};

// For the same reason the project's own programs may not come first on the path while packages are installed.
const outsideEnvironment = (/** @type {string} */ project) => {
  const { PATH = '', npm_node_execpath: node = process.execPath, ...others } = process.env;
  const path = PATH.split(':').filter((folder) => !folder.startsWith(`${project}/node_modules`));
  const kept = Object.entries(others).filter(
    ([name]) => !/^npm_(package|lifecycle|command|config_argv)/.test(name),
  );
  return { ...Object.fromEntries(kept), PATH: [dirname(node), ...path].join(':') };
};
