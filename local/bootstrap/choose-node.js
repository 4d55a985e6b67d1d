import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** TypeORM needs this much of the 24 line; TypeScript is run without a build. */
const least = [24, 11];

/**
 * The Node that runs the product: the one installed with the project where there is one for this machine, else the
 * machine's own if it is new enough.
 * @param {{ project: string, platform: string, arch: string, version: string, execPath: string, exists?: (path: string) => boolean }} machine
 *   `version` as in 24.21.0 and `execPath` are those of the Node that asks
 * @returns {{ node: string } | { fault: string }}
 */
export const chooseNode = ({ project, platform, arch, version, execPath, exists = existsSync }) => {
  const pinned = join(project, 'node_modules', `node-${platform}-${arch}`, 'bin', 'node');
  if (exists(pinned)) return { node: pinned };
  if (isNewEnough(version)) return { node: execPath };
  return {
    fault:
      `Köpürö runs on Node ${least.join('.')} or newer; this machine has ${version}, and no Node of the project’s own ` +
      `could be installed for ${platform}-${arch}.\n  Install Node 24 (https://nodejs.org) and run the command again.`,
  };
};

/** @param {string} version */
const isNewEnough = (version) => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > least[0] || (major === least[0] && minor >= least[1]);
};
